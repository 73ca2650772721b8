import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";

export type OpenSuggestion = { id: string; a: string; b: string; score: number; status: string };

/** Locks a suggestion that waits to be judged. Throws a conflict when somebody has judged it. */
export async function lockSuggestion(db: Db, id: string): Promise<OpenSuggestion> {
  const [row] = await db.$queryRaw<OpenSuggestion[]>`
    select "id", "customerAId" as "a", "customerBId" as "b", "score", "status"::text from "MergeSuggestion"
    where "id" = ${id}::uuid for update`;
  if (!row) throw notFound();
  return row;
}

export function mustBeOpen({ status }: OpenSuggestion): void {
  if (status !== "open")
    throw conflict(status === "accepted" ? "conflict.suggestionAccepted" : "conflict.suggestionDismissed");
}
