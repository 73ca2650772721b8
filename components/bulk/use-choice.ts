import { useEffect, useState } from "react";
import { toast } from "@/components/ui/toast";
import { useChosen } from "@/components/ui/use-chosen";
import { MOST } from "@/lib/bulk/rules";
import { bulk as say } from "@/lib/i18n/messages/fa/bulk";
import { ROWS } from "./row-box";

/** Names of the rows of a list; `full`: there are more than one order takes. */
export type EveryRow = () => Promise<{ rows: string[]; full: boolean }>;

type Choice = {
  chosen: string[];
  full: boolean;
  clear: () => void;
  /** What can be chosen next: the page, and then the list; null when it is all chosen. */
  wider: { label: string; press: () => void; busy: boolean } | null;
};

/**
 * What is chosen: the ticks of this page, and after a second press also the rows of all other pages.
 * @param everyRow reads them; null when this page is the whole list
 */
export function useChoice(everyRow: EveryRow | null): Choice {
  const { chosen: ticked, clear, all, count } = useChosen(ROWS);
  const other = useOtherPages(everyRow, ticked);
  const whole = ticked.length > 0 && ticked.length === count();
  const page = { label: say.all, press: all, busy: false };
  const list = everyRow && !other.read ? { label: say.everything, press: other.choose, busy: other.busy } : null;
  return {
    chosen: [...new Set([...ticked, ...other.rows])].slice(0, MOST),
    full: other.full,
    clear: () => {
      other.forget();
      clear();
    },
    wider: whole ? list : page,
  };
}

const NONE = { rows: [] as string[], full: false, read: false };

/** The rows of the other pages, once they were asked for. */
function useOtherPages(everyRow: EveryRow | null, ticked: string[]) {
  const [other, setOther] = useState(NONE);
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    setBusy(true);
    const found = await everyRow?.().catch(() => null);
    setBusy(false);
    if (!found) return toast({ text: say.unread, tone: "danger" });
    const here = new Set(ticked); // unticked later, such a row is let go
    setOther({ ...found, read: true, rows: found.rows.filter((row) => !here.has(row)) });
  };
  return { ...other, busy, choose, forget: () => setOther(NONE) };
}

/** Escape lets go of what is chosen, unless a dialog is open or something is being typed. */
export function useEscape(on: boolean, clear: () => void) {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).matches?.("input:not([type=checkbox]), textarea, select");
      if (event.key === "Escape" && !typing && !document.querySelector("dialog[open]")) clear();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
