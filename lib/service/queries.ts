import type { Db } from "@/lib/base/db";
import { calendarAt, calendarOf, whoseOf } from "@/lib/calendar/store";
import { type ClockRow, ELSEWHERE } from "./planning";
import { lateness, leftOf } from "./rules";
import type { ClockView } from "./schema";
import { clockColumns } from "./store";

type Row = ClockRow & { province: string | null; movedBecause: string | null };

/** The clocks of a request as they stand now, those of the whole first; one statement. */
export async function readClocks(db: Db, requestId: string, now: Date): Promise<ClockView[]> {
  const rows = await db.$queryRaw<Row[]>`
    select ${clockColumns}, u."province", case when c."state" = 'running' then (select e."reason" from "ClockEntry" e where e."clockId" = c."id"
        and e."act" = 'retarget' and e."reason" <> ${ELSEWHERE} and e."at" >= c."startedAt" order by e."seq" desc limit 1) end as "movedBecause" from "Clock" c join "Request" q on q."id" = c."requestId" join "Customer" u on u."id" = q."customerId"
    where c."requestId" = ${requestId}::uuid order by c."referralId" is not null, c."kind", c."startedAt", c."id"`;
  const views: ClockView[] = [];
  for (const row of rows) views.push(await shownClock(db, row, now));
  return views;
}

/** A clock with its figures of this moment; of one that is over, by the calendar of its time. */
async function shownClock(db: Db, row: Row, now: Date): Promise<ClockView> {
  const { state, calendarId, calendarVersion } = row;
  const over = state === "stopped" && calendarId !== null && calendarVersion !== null;
  const work = over ? await calendarAt(db, calendarVersion, whoseOf(calendarId)) : await calendarOf(db, now, row);
  const { elapsedSeconds, lateSeconds } = lateness(row, work, now);
  const last = row.runs.at(-1);
  return {
    id: row.id,
    kind: row.kind,
    referralId: row.referralId,
    state: row.state,
    round: row.round,
    startedAt: row.startedAt,
    targetSeconds: row.targetSeconds,
    fixed: row.fixedDueAt !== null,
    dueAt: row.dueAt,
    elapsedSeconds: Math.round(elapsedSeconds),
    lateSeconds: Math.round(lateSeconds),
    leftSeconds: leftOf(row, work, now),
    pausedSince: row.state === "paused" && last ? new Date(last[1]) : null,
    stoppedAt: row.stoppedAt,
    reason: row.stopReason,
    movedBecause: row.movedBecause,
  };
}
