"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { cx } from "@/components/ui/class-names";

type Props = {
  /** What the button shows; with `iconOnly` give `label` too. */
  trigger: ReactNode;
  label?: string;
  /** Links, buttons, forms with one button. */
  children: ReactNode;
  align?: "start" | "end";
  className?: string;
  up?: boolean;
};

/** A button with a list of acts under it. It is a disclosure, so it also opens before the script has arrived. */
export function Menu({ trigger, label, children, align = "start", className = "button button--secondary", up }: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (box.current?.open && !box.current.contains(event.target as Node)) box.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("focusin", close);
    };
  }, []);
  return (
    <details ref={box} className="menu relative" onKeyDown={(event) => walk(event, box.current)}>
      <summary
        aria-label={label}
        className={cx("cursor-pointer list-none [&::-webkit-details-marker]:hidden", className)}
      >
        {trigger}
      </summary>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: closes after an item was used */}
      <div
        className={cx("menu-panel", align === "end" ? "end-0" : "start-0", up ? "bottom-full mb-1" : "top-full mt-1")}
        onClick={(event) => closeAfterUse(event.target as Element, box.current)}
      >
        {children}
      </div>
    </details>
  );
}

export const MenuSeparator = () => <hr className="my-1 border-separator" />;

function closeAfterUse(target: Element, box: HTMLDetailsElement | null) {
  if (box && target.closest("a, button")) setTimeout(() => (box.open = false));
}

function walk(event: KeyboardEvent, box: HTMLDetailsElement | null) {
  if (!box?.open) return;
  if (event.key === "Escape") {
    box.open = false;
    box.querySelector("summary")?.focus();
    event.stopPropagation();
    return;
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const items = [...box.querySelectorAll<HTMLElement>(".menu-panel :is(a, button):not(:disabled)")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}
