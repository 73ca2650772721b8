import { useState } from "react";
import type { BesideActions } from "./beside-actions";

type Choices = Awaited<ReturnType<BesideActions["choices"]>>;

/** What one may choose from; asked for once, when somebody is about to. */
export function useChoices(read: BesideActions["choices"]): [Choices, () => void] {
  const [choices, setChoices] = useState<Choices | null>(null);
  const fetch = () => {
    if (choices) return;
    setChoices({ tags: [], lists: [] });
    void read().then(setChoices, () => setChoices(null));
  };
  return [choices ?? { tags: [], lists: [] }, fetch];
}
