import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { command } from "@/lib/kernel/command";
import { bringChecks } from "./checks";
import { suspectSame } from "./same";

export const AT_ONCE = 200;
/** A worker that begins anew looks back so far. */
const BEGIN = 500;
/** Events are not committed in the order of their ids: what is younger is asked for once more. */
const LATE_MS = 10_000;

const input = z.strictObject({
  /** Id of the last event that cannot have younger brothers; null at the beginning. */
  mark: z.string().nullable(),
  /** Requests behind the mark that were looked at already. */
  seen: z.array(z.uuid()).max(20_000),
});

type Fresh = { eventId: bigint; at: Date; id: string; customerId: string };

/** A look at new requests, off the way of intake: what automatic checklists ask for, and whether they were asked before. Safe to run twice. */
export const lookAtRequests = command({
  name: "request.look",
  input,
  load: async () => null,
  run: async ({ db, input: { mark, seen }, now, record }) => {
    const come = await freshAfter(db, mark);
    const known = new Set(seen);
    const fresh = come.filter((one) => !known.has(one.id));
    const ids = fresh.map((one) => one.id);
    if (ids.length > 0) await bringChecks(db, record, fresh, now);
    const suspected = ids.length === 0 ? 0 : await suspectSame(db, ids, now, record);
    const old = come.filter((one) => one.at.getTime() < now.getTime() - LATE_MS);
    return {
      mark: (come.length < AT_ONCE ? old.at(-1) : come.at(-1))?.eventId.toString() ?? mark,
      seen: come.length < AT_ONCE ? come.filter((one) => !old.includes(one)).map((one) => one.id) : [],
      more: come.length === AT_ONCE,
      looked: ids.length,
      suspected,
    };
  },
});

const freshAfter = (db: Db, mark: string | null) => db.$queryRaw<Fresh[]>`
  select e."id" as "eventId", e."at", e."requestId" as "id", e."customerId" from "Event" e
  where e."type" = 'request.submitted' and e."id" > coalesce(${mark}::bigint, (
    select min(b."id") - 1 from (select f."id" from "Event" f where f."type" = 'request.submitted' order by f."id" desc limit ${BEGIN}) b), 0)
  order by e."id" limit ${AT_ONCE}`;
