"use client";

import { useEffect } from "react";
import type { DeskActions } from "./desk";

type Props = { number: number; referralIds: string[]; owned: boolean; mark: DeskActions["opened"] };

/** Says once that somebody really looks at this request: a link that was only fetched ahead says nothing. */
export function MarkOpened({ number, referralIds, owned, mark }: Props) {
  const ids = referralIds.join(" ");
  useEffect(() => {
    mark(number, ids.split(" ").filter(Boolean), owned).catch(() => {});
  }, [number, ids, owned, mark]);
  return null;
}
