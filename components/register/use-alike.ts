import { useCallback, useEffect, useRef, useState } from "react";
import type { Asks } from "./looked";

const PAUSE_MS = 600;

/** Numbers of this customer's open requests that say what stands in the form; `watch` is called while it is typed. */
export function useAlike(formId: string, code: string | undefined, find: Asks["alike"]) {
  const [alike, setAlike] = useState<number[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef("");
  const watch = useCallback(() => {
    clearTimeout(timer.current);
    if (code === undefined) return;
    timer.current = setTimeout(() => {
      const form = document.getElementById(formId);
      const data = new FormData(form instanceof HTMLFormElement ? form : undefined);
      const [subject, body] = ["subject", "body"].map((name) => String(data.get(name) ?? "").trim()) as [
        string,
        string,
      ];
      const asked = `${subject}\n${body}`;
      if (asked === last.current || asked === "\n") return;
      last.current = asked;
      const answer = find(code, subject.slice(0, 300), body.slice(0, 4000));
      void answer.then((numbers) => asked === last.current && setAlike(numbers)).catch(() => {});
    }, PAUSE_MS);
  }, [formId, code, find]);
  // Another customer, another answer: what is typed already counts too.
  useEffect(() => {
    setAlike([]);
    last.current = "";
    watch();
    return () => clearTimeout(timer.current);
  }, [watch]);
  return [alike, watch] as const;
}
