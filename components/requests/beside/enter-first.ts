import type { ToggleEvent } from "react";

/** What was opened is typed into at once. */
export function enterFirst({ currentTarget: box }: ToggleEvent<HTMLDetailsElement>): void {
  if (box.open) box.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
}
