import { useRef } from "react";

/** For the keyboard: what was added takes the focus, and what was removed hands it on, once the page shows the change. */
export function useFocusIn<T extends HTMLElement>() {
  const box = useRef<T>(null);
  const focusLast = (selector: string) =>
    requestAnimationFrame(() => {
      const found = box.current?.querySelectorAll<HTMLElement>(selector);
      found?.[found.length - 1]?.focus();
    });
  return { box, focusLast };
}
