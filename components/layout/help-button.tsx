"use client";

import { Keyboard } from "@/components/ui/icons";
import { nav } from "@/lib/i18n/messages/fa/nav";

/** Opens the sheet of shortcuts by mouse. */
export function HelpButton() {
  return (
    <button type="button" onClick={() => window.dispatchEvent(new Event("peyvand:help"))}>
      <Keyboard aria-hidden="true" />
      {nav.help}
    </button>
  );
}
