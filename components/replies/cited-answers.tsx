"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { X } from "@/components/ui/icons";
import { CITE, type Cited } from "./cite-button";

/** A text of its own, so that a draft keeps it with the rest; «$»: it is not sent. */
const KEPT = "$cited";

/** Which answers this reply is built from; each can be taken away again. `remove` holds «{department}». */
export function CitedAnswers({ label, remove }: { label: string; remove: string }) {
  const mark = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState<Cited[]>([]);
  useEffect(() => {
    const composer = mark.current?.closest("details");
    const form = mark.current?.closest("form");
    const add = (event: Event) => {
      const cited = (event as CustomEvent<Cited>).detail;
      setAll((known) => [...known.filter((one) => one.referralId !== cited.referralId), cited]);
    };
    const clear = () => setAll([]);
    composer?.addEventListener(CITE, add);
    form?.addEventListener("reset", clear);
    return () => {
      composer?.removeEventListener(CITE, add);
      form?.removeEventListener("reset", clear);
    };
  }, []);
  const again = ({ target }: ChangeEvent<HTMLInputElement>) => setAll(read(target.value));
  return (
    <>
      <input type="text" hidden name={KEPT} value={all.length > 0 ? JSON.stringify(all) : ""} onChange={again} />
      <div ref={mark} role="status" className="flex flex-wrap items-center gap-2 text-13 empty:hidden">
        {all.length > 0 && <span className="text-muted">{label}</span>}
        {all.map(({ referralId, department }) => (
          <span key={referralId} className="chip bg-default py-0.5 ps-2 pe-0.5">
            <input type="hidden" name="cites[]" value={referralId} />
            <bdi>{department}</bdi>
            <button
              type="button"
              aria-label={remove.replace("{department}", department)}
              onClick={() => setAll(all.filter((one) => one.referralId !== referralId))}
              className="flex size-6 items-center justify-center rounded hover:bg-default-hover max-md:size-11"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          </span>
        ))}
      </div>
    </>
  );
}

function read(kept: string): Cited[] {
  try {
    return JSON.parse(kept) as Cited[];
  } catch {
    return [];
  }
}
