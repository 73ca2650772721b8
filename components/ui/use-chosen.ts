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
    return () => document.removeEventListener("change", changed);
  }, [name]);
  const tick = (on: boolean) => {
    for (const box of [...boxes(name), master()]) if (box) box.checked = on;
    const head = master();
    if (head) head.indeterminate = false;
    setChosen(on ? boxes(name).map((box) => box.value) : []);
  };
  return { chosen, clear: () => tick(false), all: () => tick(true) };
}

const boxes = (name: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${CSS.escape(name)}"]`),
];
const master = () => document.querySelector<HTMLInputElement>("input[data-choose-all]");
