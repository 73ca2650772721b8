/** Puts a panel of the top layer under what opened it, or over it when there is no room, inside the window. */
export function placeUnder(panel: HTMLElement, anchor: HTMLElement) {
  if (matchMedia("(max-width: 51.2rem)").matches) {
    panel.removeAttribute("style");
    return;
  }
  const at = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const tall = Math.max(height, 360);
  const below = at.bottom + 6;
  panel.style.top = `${below + tall > innerHeight ? Math.max(8, at.top - tall - 6) : below}px`;
  panel.style.left = `${Math.max(8, Math.min(at.left, innerWidth - Math.max(width, 320) - 8))}px`;
}
