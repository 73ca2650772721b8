import type { ComponentProps } from "react";

/** Puts KeyJ/KeyK on a list: they move the focus over the first link of each row (`[data-row]`, else each link); Enter opens it. */
export function RovingList(props: ComponentProps<"ul">) {
  return <ul data-roving="" {...props} />;
}

/** Moves to the next (1) or previous (-1) row, starting at the focused or the open (`aria-current`) one. False: no list here. */
export function moveInList(step: 1 | -1): boolean {
  const list = [...document.querySelectorAll<HTMLElement>("[data-roving]")].find((el) => el.checkVisibility());
  if (!list) return false;
  const marked = [...list.querySelectorAll<HTMLElement>("[data-row]")];
  const links = marked.length
    ? marked.map((row) => (row.matches("a") ? row : row.querySelector<HTMLElement>("a"))).filter((a) => a !== null)
    : [...list.querySelectorAll<HTMLElement>("a")];
  const focused = links.indexOf(document.activeElement as HTMLElement);
  const at = focused >= 0 ? focused : links.findIndex((a) => a.matches("[aria-current]"));
  const next = links[Math.min(links.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

const rowBox = (row: Element | null | undefined) => row?.querySelector<HTMLInputElement>("[data-pick]") ?? null;

export const rowsCanBePicked = (): boolean => rowBox(document.querySelector("[data-roving]")) !== null;

/** Ticks or unticks the focused row, else the open one. False: there is none. */
export function pickRow(): boolean {
  const row =
    document.activeElement?.closest("[data-row]") ??
    document.querySelector("[data-roving] [aria-current]")?.closest("[data-row]");
  const box = rowBox(row);
  box?.click();
  return box !== null;
}
