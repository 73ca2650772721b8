"use client";

import { createContext, useContext } from "react";
import type { DraftShelf, Kept } from "@/components/ui/draft-shelf";

/** The request whose forms these are, and the drafts its reader left in them. */
export const DeskDrafts = createContext<{ number: number; drafts: Record<string, Kept> } | null>(null);

/** The server's shelf for one form of the request that is open. */
export function useShelf(form: string | undefined): (DraftShelf & { id: string }) | undefined {
  const desk = useContext(DeskDrafts);
  if (!desk || !form) return undefined;
  const { number, drafts } = desk;
  return { id: `${form}-${number}`, kept: drafts[form], save: (values, how) => save(number, form, values, how) };
}

type Save = DraftShelf["save"];

async function save(
  number: number,
  form: string,
  values: Parameters<Save>[0],
  { base, settled, leaving }: Parameters<Save>[1],
): ReturnType<Save> {
  try {
    const answer = await fetch("/api/desk/drafts", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ number, form, values, base, settled }),
      keepalive: leaving, // a page that is left may still send so much
    });
    return answer.ok ? ((await answer.json()) as Pick<Kept, "version" | "other">) : null;
  } catch {
    return null;
  }
}
