import { type ToggleEvent, useState } from "react";
import type { BesideActions } from "./beside-actions";
import { enterFirst } from "./enter-first";

type Choices = Awaited<ReturnType<BesideActions["choices"]>>;
const NONE: Choices = { tags: [], lists: [] };

/** What one may choose from in a fold, asked for once: when it is opened, which is typed into at once. */
export function useChoices(read: BesideActions["choices"]) {
  const [choices, setChoices] = useState<Choices | null>(null);
  const onToggle = (event: ToggleEvent<HTMLDetailsElement>) => {
    enterFirst(event);
    if (choices) return;
    setChoices(NONE);
    void read().then(setChoices, () => setChoices(null));
  };
  return { ...(choices ?? NONE), onToggle };
}
