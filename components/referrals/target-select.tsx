"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { Targets } from "@/components/requests/desk";
import { Select } from "@/components/ui/select";
import type { HandWords } from "./hand-words";

type Props = {
  /** Name of the field; its value is `d:ID` for a department's queue, `p:ID` for a seat. */
  name: string;
  /** Where the server's refusals name it: `items.0.to`. */
  path: string;
  label: string;
  hint?: ReactNode;
  targets: Targets;
  words: HandWords["form"];
  autoFocus?: boolean;
  optional?: boolean;
  /** What choosing nobody means. */
  nobody?: string;
};

/** Whether he is there, before something is sent to him. */
export function awayOf({ away }: Targets[number]["seats"][number], words: HandWords["form"]): string[] {
  if (!away) return [];
  return [`(${away.substitute === null ? words.away : words.awayFor.replace("{name}", away.substitute)})`];
}

/** Departments with their seats and who sits there; quick by keyboard, because the browser's own list is. */
export function TargetSelect({ name, path, label, hint, targets, words, autoFocus, optional, nobody }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (autoFocus) box.current?.querySelector("select")?.focus();
  }, [autoFocus]);
  return (
    <div ref={box} className="min-w-0">
      <Select
        name={name}
        label={label}
        hint={hint}
        required={!optional}
        optional={optional}
        placeholder={nobody ?? words.choose}
        options={targets.map((department) => ({
          label: department.name,
          options: [
            {
              value: `d:${department.id}`,
              label: words.queueOf.replace("{name}", department.name),
              disabled: !department.queueOpen,
            },
            ...department.seats.map((seat) => ({
              value: `p:${seat.id}`,
              label: [`${seat.who ?? words.vacant}، ${seat.title}`, ...awayOf(seat, words)].join(" "),
              disabled: seat.vacant,
            })),
          ],
        }))}
      />
      {[path, `${path}.departmentId`, `${path}.positionId`].map((slot) => (
        <div key={slot} data-error-for={slot} data-error-field={name} className="contents" />
      ))}
    </div>
  );
}
