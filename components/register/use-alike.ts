import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Asks } from "./looked";

const PAUSE_MS = 600;

/** Numbers of this customer's open requests that say what is being typed; `watch` hears the form's input. */
export function useAlike(code: string | undefined, find: Asks["alike"]) {
  const [alike, setAlike] = useState<number[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer, another answer
  useEffect(() => {
    setAlike([]);
    last.current = "";
    return () => clearTimeout(timer.current);
  }, [code]);
  const watch = useCallback(
    (event: FormEvent<HTMLElement>) => {
      const form = event.currentTarget.closest("form");
      clearTimeout(timer.current);
      if (!form || code === undefined) return;
      timer.current = setTimeout(() => {
        const data = new FormData(form);
        const [subject, body] = ["subject", "body"].map((name) => String(data.get(name) ?? "")) as [string, string];
        const asked = `${subject}\n${body}`;
        if (asked === last.current) return;
        last.current = asked;
        const answer = find(code, subject.slice(0, 300), body.slice(0, 4000));
        void answer.then((numbers) => asked === last.current && setAlike(numbers)).catch(() => {});
      }, PAUSE_MS);
    },
    [code, find],
  );
  return [alike, watch] as const;
}
