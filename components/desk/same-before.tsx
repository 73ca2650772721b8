"use client";

import { useEffect, useRef, useState } from "react";
import { Bidi } from "@/components/ui/bidi";
import { Notice } from "@/components/ui/notice";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { RequestStatus } from "@/prisma/generated/enums";

const { same: say } = desk;
const PAUSE_MS = 600;

export type Alike = { number: number; subject: string; status: RequestStatus; inSight: boolean };
type Props = { code: string; find: (code: string, subject: string, body: string) => Promise<Alike[]> };

/** In a form that registers a request of a known customer: tells, while one types, of open ones that say the same. */
export function SameBefore({ code, find }: Props) {
  const mark = useRef<HTMLDivElement>(null);
  const [alike, setAlike] = useState<Alike[]>([]);
  useEffect(() => {
    const form = mark.current?.closest("form");
    let timer: ReturnType<typeof setTimeout>;
    let last = "";
    const look = () => {
      const text = (name: string) => String(form ? (new FormData(form).get(name) ?? "") : "");
      const typed = [text("subject").slice(0, 300), text("body").slice(0, 4000)] as const;
      if (typed.join("\n") === last) return;
      last = typed.join("\n");
      void find(code, ...typed).then((found) => last === typed.join("\n") && setAlike(found));
    };
    const type = () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    form?.addEventListener("input", type);
    return () => {
      clearTimeout(timer);
      form?.removeEventListener("input", type);
    };
  }, [code, find]);
  return (
    <div ref={mark} role="status" className="empty:hidden">
      {alike.length > 0 && (
        <Notice tone="warning" title={say.before}>
          <ul className="flex flex-col">
            {alike.map((one) => (
              <li key={one.number} className="flex min-h-8 flex-wrap items-baseline gap-x-2">
                <Subject {...one} />
                <span className="text-13 text-muted">{words.requestStatus[one.status]}</span>
              </li>
            ))}
          </ul>
          <p className="text-13 text-muted">{say.beforeText}</p>
        </Notice>
      )}
    </div>
  );
}

const Subject = ({ number, subject, inSight }: Alike) =>
  inSight ? (
    <a href={`/requests/${number}`} target="_blank" rel="noreferrer" className="link">
      {fa(String(number))} <Bidi>{subject}</Bidi>
    </a>
  ) : (
    <span>
      {fa(String(number))} <Bidi>{subject}</Bidi>
    </span>
  );
