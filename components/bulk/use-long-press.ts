import { useEffect } from "react";

const HOLD_MS = 450;
const SLIP_PX = 10;

/** A finger held on a row chooses it, where there is no pointer to hover with; the row does not open then. */
export function useLongPress() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    let held = false;
    const down = (event: PointerEvent) => {
      held = false;
      const box = (event.target as Element)
        .closest("[data-roving] [data-row]")
        ?.querySelector<HTMLInputElement>("[data-pick]");
      if (event.pointerType !== "touch" || !box) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => {
        held = true;
        box.click();
      }, HOLD_MS);
    };
    const stop = () => clearTimeout(timer);
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - from.x, clientY - from.y) > SLIP_PX) stop();
    };
    const swallow = (event: Event) => {
      if (!held || (event.target as Element).closest("label:has([data-pick])")) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === "click") held = false;
    };
    const heard = [
      ["pointerdown", down],
      ["pointermove", move],
      ["pointerup", stop],
      ["pointercancel", stop],
      ["contextmenu", swallow],
      ["click", swallow],
    ] as [string, (event: Event) => void][];
    for (const [name, hear] of heard) document.addEventListener(name, hear, { capture: true });
    return () => {
      stop();
      for (const [name, hear] of heard) document.removeEventListener(name, hear, { capture: true });
    };
  }, []);
}
