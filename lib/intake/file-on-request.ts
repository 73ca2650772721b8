import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { writeOn } from "./place-inbound";
import { clues } from "./rules";
import { filing } from "./schema";
import { filingOf, lockInbound, writeOutcome } from "./store";

/** A message that `fileInbound` found to belong to an earlier request becomes a further message there. Null: it was done before. */
export const fileOnRequest = command({
  name: "inbound.file",
  input: filing.extend({ onto: z.uuid(), clue: z.enum([...clues, "throttled"]) }),
  load: async ({ db, input }) => {
    const row = await lockInbound(db, input.id);
    if (!row) throw notFound();
    return row;
  },
  run: async (context) => {
    if (context.subject.state !== "received") return null;
    const one = filingOf(context);
    const { onto, clue } = context.input;
    const reason = clue === "throttled" ? clue : one.row.reason;
    await writeOutcome(one, { state: "filed", reason, ...(await writeOn(one, onto, { clue })) });
    return { state: "filed" as const, used: true };
  },
});
