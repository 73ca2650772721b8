"use client";

import { useEffect, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { PenLine } from "@/components/ui/icons";
import { live } from "@/lib/i18n/messages/fa/live";
import { fa } from "@/lib/i18n/number";
import { type Audience, PRESENCE, type Present } from "@/lib/live/schema";
import { look, lookAgain } from "./looking";

/** Who else looks at this request, and who writes in it: one quiet line beside its number. */
export function Presence({ number }: { number: number }) {
  const [people, setPeople] = useState<Present[]>([]);
  useEffect(() => {
    const hear = (event: Event) => {
      const audience = (event as CustomEvent<Audience>).detail;
      if (audience.request === number || audience.request === 0) setPeople(audience.people);
    };
    window.addEventListener(PRESENCE, hear);
    window.addEventListener("peyvand:stream", lookAgain);
    look(number);
    return () => {
      window.removeEventListener(PRESENCE, hear);
      window.removeEventListener("peyvand:stream", lookAgain);
      setPeople([]);
      look(0);
    };
  }, [number]);
  const busy = people.find((one) => one.writing);
  return (
    <span role="status" className="presence">
      {people.length > 0 && (
        <>
          <span aria-hidden="true" className="flex -space-x-1.5 space-x-reverse">
            {people.slice(0, 3).map((one) => (
              <Avatar key={one.userId} name={one.name} size="sm" />
            ))}
          </span>
          {busy && <PenLine aria-hidden="true" className="size-3.5 shrink-0" />}
          <span>{busy ? live.writes[busy.writing!].replace("{who}", busy.name) : looking(people)}</span>
        </>
      )}
    </span>
  );
}

function looking(people: Present[]): string {
  const [first, second, ...rest] = people.map((one) => one.name);
  if (!second) return live.looks.replace("{who}", first!);
  const others = rest.length > 0 ? live.others.replace("{n}", fa(rest.length + 1)) : second;
  return live.lookMany.replace("{who}", live.both.replace("{first}", first!).replace("{second}", others));
}
