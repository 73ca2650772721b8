"use client";

import { lazy, type KeyboardEvent as Press, Suspense, useEffect, useId, useRef, useState } from "react";
import type { NavSection } from "@/components/layout/nav-item";
import { Dialog } from "@/components/ui/dialog";
import { openDialog } from "@/components/ui/open-dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { palette as say } from "@/lib/i18n/messages/fa/palette";

const PLACE = "palette";
const Palette = lazy(() => import("./palette"));

/**
 * Opened by Ctrl+K, also while something is being typed. Its field is there from the start, so that no letter is lost while what it finds
 * is fetched for the first time; the same field serves on.
 */
export function PaletteDoor({ sections }: { sections: NavSection[] }) {
  const [opened, setOpened] = useState(0);
  const [typed, setTyped] = useState("");
  const [active, show] = useState<string>();
  const press = useRef<(event: Press) => void>(null);
  const list = useId();
  useEffect(() => {
    const open = () => {
      setOpened((times) => times + 1);
      setTyped("");
      openDialog(PLACE);
    };
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyK" || event.altKey) return;
      event.preventDefault();
      const other = document.querySelector("dialog[open]");
      if (!other) open();
    };
    document.addEventListener("keydown", pressed);
    window.addEventListener("peyvand:palette", open);
    return () => {
      document.removeEventListener("keydown", pressed);
      window.removeEventListener("peyvand:palette", open);
    };
  }, []);
  return (
    <Dialog id={PLACE} title={say.title}>
      <input
        type="text"
        role="combobox"
        aria-expanded={active !== undefined}
        aria-controls={active && list}
        aria-activedescendant={active}
        aria-label={say.label}
        placeholder={say.hint}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => press.current?.(event)}
        className="input palette-input"
      />
      {opened > 0 && (
        <Suspense fallback={<Skeleton className="palette-list" />}>
          <Palette {...{ sections, typed, opened, list, press, show }} place={PLACE} />
        </Suspense>
      )}
    </Dialog>
  );
}
