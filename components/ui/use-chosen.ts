import { useEffect, useState } from "react";

/** The values of the ticked boxes of this name, wherever they stand; a box with `data-choose-all` ticks them all. In the browser only. */
export function useChosen(name: string) {
  const [chosen, setChosen] = useState<string[]>([]);
  useEffect(() => {
    const read = () => {
      const all = boxes(name);
      const on = all.filter((box) => box.checked).map((box) => box.value);
      const head = master();
      if (head) {
        head.checked = on.length > 0 && on.length === all.length;
        head.indeterminate = on.length > 0 && on.length < all.length;
      }
      setChosen((before) => (before.join() === on.join() ? before : on));
    };
    const changed = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.dataset.chooseAll !== undefined) for (const box of boxes(name)) box.checked = target.checked;
      else if (target.name !== name) return;
      read();
    };
    read(); // the browser may have kept ticks over a reload
    document.addEventListener("change", changed);
    const forget = rangeByShift(name);
    return () => {
      document.removeEventListener("change", changed);
      forget();
    };
  }, [name]);
  const tick = (on: boolean) => {
    for (const box of [...boxes(name), master()]) if (box) box.checked = on;
    const head = master();
    if (head) head.indeterminate = false;
    setChosen(on ? boxes(name).map((box) => box.value) : []);
  };
  return { chosen, clear: () => tick(false), all: () => tick(true), count: () => boxes(name).length };
}

/** A click with Shift held does to all boxes since the last click what it does to its own. @returns how to stop */
function rangeByShift(name: string): () => void {
  let last: HTMLInputElement | null = null;
  const click = (event: MouseEvent) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.name !== name) return;
    const all = boxes(name);
    const [from, to] = [last ? all.indexOf(last) : -1, all.indexOf(box)];
    if (event.shiftKey && from >= 0)
      for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = box.checked;
    last = box;
  };
  document.addEventListener("click", click);
  return () => document.removeEventListener("click", click);
}

const boxes = (name: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${CSS.escape(name)}"]`),
];
const master = () => document.querySelector<HTMLInputElement>("input[data-choose-all]");
