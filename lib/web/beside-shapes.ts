import { z } from "zod";
import { requestStatuses } from "@/lib/base/words";
import { maybe } from "./maybe";

const id = z.uuid();
const requestTag = z.object({ id, name: z.string(), tone: z.string() });
const sameAs = maybe(z.int()).describe("Number of another open request of the customer that may be the same");

/** What a row of a list tells beside the request itself. */
export const rowShapes = { tags: z.array(requestTag), sameAs };

const instant = z.string(); // read as JSON
/** What stands beside the work on a request. */
export const besideShapes = {
  tags: z.array(requestTag),
  checks: z.array(
    z.object({
      ...{ id, text: z.string(), required: z.boolean() },
      ...{ doneAt: maybe(instant), doneBy: maybe(z.string()), addedBy: maybe(z.string()), list: maybe(z.string()) },
    }),
  ),
  mentions: z.array(z.object({ userId: id, name: z.string(), by: z.string(), at: instant })),
  links: z.array(
    z.object({
      ...{ id, number: z.int(), kind: z.enum(["related", "caused_by", "duplicate_of"]), outward: z.boolean() },
      ...{ status: z.enum(requestStatuses), subject: maybe(z.string()) },
    }),
  ),
  mergedHere: z.array(z.object({ number: z.int(), subject: z.string() })),
  same: z.array(z.object({ number: z.int(), subject: z.string(), score: z.number() })),
};
