"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { fa } from "@/lib/i18n/number";

type Props = {
  children: ReactNode;
  /** The words for an empty field, and for more than one file. */
  none: string;
  several: string;
};

/**
 * Around a file field: says in Persian what was chosen. Until a script runs the browser's own words stand there, in its own language,
 * because nothing else would show the choice.
 */
export function ChosenFiles({ children, none, several }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<string[]>();
  useEffect(() => {
    const input = box.current?.querySelector("input");
    const look = () => setNames(Array.from(input?.files ?? [], (file) => file.name));
    const later = () => void setTimeout(look); // a form is empty only after its reset was told
    look();
    input?.addEventListener("change", look);
    input?.form?.addEventListener("reset", later);
    return () => {
      input?.removeEventListener("change", look);
      input?.form?.removeEventListener("reset", later);
    };
  }, []);
  return (
    <>
      <div ref={box} className="file-field" data-named={names && ""}>
        {children}
        {names && (
          <span aria-hidden="true" dir="auto" className={names.length === 0 ? "file-names text-muted" : "file-names"}>
            {names.length > 1 ? several.replace("{n}", fa(names.length)) : (names[0] ?? none)}
          </span>
        )}
      </div>
      {names && names.length > 1 && (
        <ul className="flex flex-col gap-1 text-13">
          {names.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <li key={at} className="wrap-anywhere">
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
