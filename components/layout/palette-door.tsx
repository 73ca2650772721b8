"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { NavSection } from "@/components/layout/nav-item";
import { Dialog } from "@/components/ui/dialog";
import { openDialog } from "@/components/ui/open-dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { palette as say } from "@/lib/i18n/messages/fa/palette";

const PLACE = "palette";
const Palette = lazy(() => import("./palette"));

/** Opened by Ctrl+K, also while something is being typed; what it is made of comes when it is first asked for. */
export function PaletteDoor({ sections }: { sections: NavSection[] }) {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const open = () => {
      setWanted(true);
      openDialog(PLACE);
      document.getElementById(PLACE)?.dispatchEvent(new Event("peyvand:open"));
    };
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyK" || event.altKey) return;
      event.preventDefault();
      const other = document.querySelector("dialog[open]");
      if (!other) open();
    };
    document.addEventListener("keydown", press);
    window.addEventListener("peyvand:palette", open);
    return () => {
      document.removeEventListener("keydown", press);
      window.removeEventListener("peyvand:palette", open);
    };
  }, []);
  return (
    <Dialog id={PLACE} title={say.title}>
      {wanted && (
        <Suspense fallback={<Skeleton className="h-64 w-full" />}>
          <Palette sections={sections} place={PLACE} />
        </Suspense>
      )}
    </Dialog>
  );
}
