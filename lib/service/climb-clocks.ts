import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { command } from "@/lib/kernel/command";
import { dueRungs, type Rung } from "./escalation";
import type { ClockRow } from "./planning";
import type { StepFacts } from "./schema";
import { clockColumns, houseFor } from "./store";

type Found = ClockRow & { customerId: string; province: string | null; told: string | null };

/**
 * Warns of clocks that are nearly out, says which are late, and tells the managers, each once: the rows are found by their time, and one
 * that another worker has in hand is left to it. Safe to run twice.
 */
export const climbClocks = command({
  name: "service.escalate",
  input: z.strictObject({ limit: z.int().min(1).max(500).default(200) }),
  load: async () => null,
  run: async ({ db, input, now, record }) => {
    const clocks = await dueClocks(db, now, input.limit);
    const house = await houseFor(db, now, clocks);
    const after = clocks.map((clock) => {
      const work = house.calendarOf(clock.departmentId, clock.province);
      const { rungs, step, nextStepAt } = dueRungs(clock, work, house.escalation, now);
      for (const rung of rungs) record(saying(rung, clock));
      return { id: clock.id, step, nextStepAt };
    });
    if (after.length > 0)
      await db.$executeRaw`
        update "Clock" c set "step" = s."step", "nextStepAt" = s."nextStepAt"
        from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as s("id" uuid, "step" int, "nextStepAt" timestamptz) where c."id" = s."id"`;
    return { found: clocks.length };
  },
});

/** Told: the department whose manager is concerned, of the referral's holder or of the seat that answers for the request. */
const dueClocks = (db: Db, now: Date, limit: number) =>
  db.$queryRaw<Found[]>`
    with due as materialized (
      select "id" from "Clock" where "nextStepAt" <= ${now} order by "nextStepAt" limit ${limit} for update skip locked
    )
    select ${clockColumns}, q."customerId", u."province", coalesce(case when c."kind" = 'hop' then c."departmentId" end, p."departmentId") as "told"
    from due join "Clock" c on c."id" = due."id" join "Request" q on q."id" = c."requestId" join "Customer" u on u."id" = q."customerId"
    left join "Position" p on p."id" = q."ownerPositionId"`;

const TYPES = {
  warned: "service.warned",
  breached: "service.breached",
  department_manager: "service.escalated",
  manager: "service.escalated",
} as const;

function saying(rung: Rung, clock: Found) {
  const to = rung === "warned" || rung === "breached" ? "holder" : rung;
  const after: StepFacts = { clock: clock.kind, clockId: clock.id, dueAt: clock.dueAt!.toISOString(), to };
  return {
    type: TYPES[rung],
    requestId: clock.requestId,
    customerId: clock.customerId,
    ...(clock.referralId ? { referralId: clock.referralId } : {}),
    ...(clock.told ? { departmentId: clock.told } : {}),
    after,
    job: { to, clockId: clock.id },
  };
}
