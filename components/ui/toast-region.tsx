"use client";

import { useEffect, useState } from "react";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "@/components/ui/icons";
import { closeDialog } from "@/components/ui/open-dialog";
import { TOAST_EVENT, type ToastMessage } from "@/components/ui/toast";
import { ui } from "@/lib/i18n/messages/fa/ui";

type Shown = ToastMessage & { id: number };
/** What a server action left for the next page (see `lib/web/flash.ts`). */
export type Flash = Pick<ToastMessage, "text" | "tone">;

const icons = { success: CircleCheck, info: Info, warning: TriangleAlert, danger: CircleAlert };
const colours = {
  success: "text-success-text",
  info: "text-info-text",
  warning: "text-warning-text",
  danger: "text-danger-text",
};
let last = 0;

/** Where toasts appear. Stands once, in the staff frame, and outlives navigation. */
export function ToastRegion({ flash }: { flash?: Flash | null }) {
  const [shown, setShown] = useState<Shown[]>([]);
  useEffect(() => {
    const add = (event: Event) => {
      const message = { ...(event as CustomEvent<ToastMessage>).detail, id: ++last };
      setShown((all) => [...all.slice(-2), message]);
    };
    window.addEventListener(TOAST_EVENT, add);
    return () => window.removeEventListener(TOAST_EVENT, add);
  }, []);
  useEffect(() => {
    if (!flash || !takeFlash()) return;
    if (flash.tone !== "danger") {
      window.dispatchEvent(new Event("peyvand:done"));
      closeDialog();
    }
    setShown((all) => [...all.slice(-2), { ...flash, id: ++last }]);
  }, [flash]);
  const drop = (id: number) => setShown((all) => all.filter((one) => one.id !== id));
  return (
    <section
      aria-label={ui.notices}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4 max-md:bottom-14"
    >
      {shown.map((one) => (
        <Toast key={one.id} message={one} onDone={() => drop(one.id)} />
      ))}
    </section>
  );
}

function Toast({ message, onDone }: { message: ToastMessage; onDone: () => void }) {
  const { text, tone = "success", act } = message;
  const [held, setHeld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts anew only when let go
  useEffect(() => {
    if (held || tone === "danger") return;
    const timer = setTimeout(onDone, act ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [held]);
  const Icon = icons[tone];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the message while it is pointed at
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex max-w-md animate-[appear_120ms_ease-out] items-center gap-3 rounded-lg bg-overlay py-2 ps-3.5 pe-2 text-sm shadow-overlay"
    >
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${colours[tone]}`} />
      <p className="min-w-0 leading-relaxed">{text}</p>
      {act && <Act act={act} onDone={onDone} />}
      <button
        type="button"
        aria-label={ui.close}
        onClick={onDone}
        className="button button--quiet button--icon-only button--sm"
      >
        <X aria-hidden="true" />
      </button>
    </div>
  );
}

function Act({ act, onDone }: { act: NonNullable<ToastMessage["act"]>; onDone: () => void }) {
  const look = "button button--quiet button--sm text-accent-text";
  if ("href" in act)
    return (
      <a href={act.href} className={look}>
        {act.label}
      </a>
    );
  const run = () => {
    act.run();
    onDone();
  };
  return (
    <button type="button" className={look} onClick={run}>
      {act.label}
    </button>
  );
}

/** True once for each message: as long as its cookie is there, which this takes away. */
function takeFlash() {
  const waiting = /(?:^|; )flash=./.test(document.cookie);
  // biome-ignore lint/suspicious/noDocumentCookie: one readable cookie, and no await in an effect
  document.cookie = "flash=; path=/; max-age=0; samesite=lax";
  return waiting;
}
