import { z } from "zod";
import { bulkActs } from "@/lib/bulk/rules";
import { taskShown } from "./act-views";
import { named } from "./views";

/** How far one act on many is, or its undoing. */
export const bulkView = named(
  "ActOnMany",
  z.object({
    task: taskShown,
    act: z.enum(bulkActs),
    undoes: z.uuid().nullable().describe("The task that this one takes back; null: it is an act itself"),
    undoable: z.boolean(),
    refused: z
      .array(z.object({ number: z.int(), detail: z.string() }))
      .describe(
        "The first hundred requests that it could not act on, or not take back, and why; `task.counts` has all",
      ),
  }),
);
