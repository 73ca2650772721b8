"use client";

import { useEffect, useRef, useState } from "react";
import type { DeskOptions } from "@/components/requests/desk";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import type { HandWords } from "./hand-words";

type Props = {
  name: string;
  /** The name of the field that says to whom it goes: whose days are shown. */
  target: string;
  options: DeskOptions;
  words: HandWords["form"];
};

/** A deadline: the usual ones by one press; days off and closed hours of who is to keep it are warned of. */
export function DueField({ name, target, options, words }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [receiver, setReceiver] = useState("");
  useEffect(() => {
    const form = box.current?.closest("form");
    const look = () => {
      const field = form?.elements.namedItem(target);
      setReceiver(field instanceof HTMLSelectElement ? field.value : "");
    };
    look();
    form?.addEventListener("change", look);
    return () => form?.removeEventListener("change", look);
  }, [target]);
  const { daysOff, picks } = options.departments[departmentOf(receiver, options) ?? ""] ?? options;
  return (
    <div ref={box}>
      <JalaliDateTimeField
        name={name}
        label={words.dueAt}
        optional
        daysOff={daysOff}
        quickPicks={picks.map(({ pick, at }) => ({ label: words.picks[pick], value: at }))}
      />
    </div>
  );
}

/** Of `d:ID`, a department's queue, or `p:ID`, a seat. */
function departmentOf(receiver: string, { targets }: DeskOptions): string | undefined {
  const id = receiver.slice(2);
  return receiver.startsWith("d:") ? id : targets.find(({ seats }) => seats.some((seat) => seat.id === id))?.id;
}
