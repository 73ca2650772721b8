import { useCallback, useEffect, useRef, useState } from "react";
import type { Asks, Known, Looked } from "./looked";

const PAUSE_MS = 280;
const NOBODY: Looked = { kind: "words", known: null, candidates: [], fresh: false };

/** What was typed, who that may be, and whom the officer chose; answers to what was typed before are dropped. */
export function useLook({ look, choose }: Asks) {
  const [looked, setLooked] = useState<Looked>(NOBODY);
  const [chosen, setChosen] = useState<Known | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const round = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = useCallback(async (work: () => Promise<void>) => {
    const mine = ++round.current;
    setBusy(true);
    setFailed(false);
    await work().catch(() => mine === round.current && setFailed(true));
    if (mine === round.current) setBusy(false);
  }, []);
  const take = useCallback(
    (code: string) => {
      clearTimeout(timer.current);
      const mine = round.current + 1;
      return ask(async () => {
        const known = await choose(code);
        if (mine === round.current) setChosen(known);
      });
    },
    [ask, choose],
  );
  const type = useCallback(
    (typed: string, at = PAUSE_MS) => {
      clearTimeout(timer.current);
      round.current += 1; // whatever is on its way answers an older question
      setChosen(null);
      setBusy(false);
      if (typed.trim().length < 2) return setLooked(NOBODY);
      timer.current = setTimeout(() => {
        const mine = round.current + 1;
        void ask(async () => {
          const answer = await look(typed);
          if (mine === round.current) setLooked(answer);
        });
      }, at);
    },
    [ask, look],
  );
  return { looked, chosen, busy, failed, known: chosen ?? looked.known, type, take };
}
