"use client";

import type { DeskOptions } from "@/components/requests/desk";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import type { HandWords } from "./hand-words";

/** A deadline: the usual ones by one press, days off and closed hours warned of. */
export function DueField({ name, options, words }: { name: string; options: DeskOptions; words: HandWords["form"] }) {
  return (
    <JalaliDateTimeField
      name={name}
      label={words.dueAt}
      optional
      daysOff={options.daysOff}
      quickPicks={options.picks.map(({ pick, at }) => ({ label: words.picks[pick], value: at }))}
    />
  );
}
