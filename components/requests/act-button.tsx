"use client";

import type { MouseEvent, ReactNode } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { openDialog } from "@/components/ui/open-dialog";

type Props = ButtonLook & {
  /** Id of the dialog or composer. */
  opens: string;
  /** Hidden values of its form. */
  fill?: Record<string, string | number | undefined>;
  /** An entry of a menu: no button's look, only your `className`. */
  bare?: boolean;
  className?: string;
  children: ReactNode;
};

/** What a dialog hears when it is about to be opened (`near`) and when it is (`open`). */
export const NEAR = "peyvand:near";
export const OPEN = "peyvand:open";

/** Opens a dialog or a composer, tells it what it is about, and puts the cursor in it. */
export function ActButton({ opens, fill = {}, bare, className, children, ...look }: Props) {
  const near = () => document.getElementById(opens)?.dispatchEvent(new Event(NEAR));
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    event.currentTarget.focus({ preventScroll: true }); // so that the dialog gives the focus back here, also after a hotkey
    const place = document.getElementById(opens);
    if (!place) return;
    fillIn(place, fill);
    place.dispatchEvent(new CustomEvent(OPEN, { detail: fill }));
    if (place instanceof HTMLDialogElement) openDialog(opens);
    else openComposer(place);
  };
  const shared = { onClick: press, onPointerEnter: near, onFocus: near, "aria-controls": opens };
  return bare ? (
    <button
      type="button"
      className={className}
      data-hotkey={look.hotkey}
      data-hotkey-label={look.hotkeyLabel}
      {...shared}
    >
      {children}
    </button>
  ) : (
    <Button {...look} className={className} {...shared}>
      {children}
    </Button>
  );
}

function fillIn(place: HTMLElement, fill: NonNullable<Props["fill"]>) {
  for (const [name, value] of Object.entries(fill)) {
    const field = place.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(name)}"]`);
    if (field) field.value = String(value ?? "");
  }
}

function openComposer(place: HTMLElement) {
  if (place instanceof HTMLDetailsElement) place.open = true;
  const field = place.querySelector<HTMLElement>("textarea");
  field?.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest", behavior: "smooth" });
}
