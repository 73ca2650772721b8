import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import type { RunContext } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import { forgetCalendars } from "./store";

export type CalendarAct =
  | "week.set"
  | "week.removed"
  | "holiday.added"
  | "holiday.changed"
  | "holiday.removed"
  | "holidays.imported"
  | "closure.added"
  | "closure.changed"
  | "closure.lifted";

export type CalendarChange = {
  act: CalendarAct;
  departmentId?: string | null | undefined;
  province?: string | null | undefined;
  before: Json;
  after: Json;
  /** What moved the deadlines, in a sentence for those who work on them. */
  reason: string;
  /** Nothing before this moment is open or closed otherwise than it was. */
  from: Date;
};

type Context = Pick<RunContext<unknown, unknown>, "db" | "actor" | "now" | "record">;

/**
 * One change of the calendars: waits for any other, does `work` under the next version's number, writes who did what, and has the open
 * deadlines computed again. @returns the version
 */
export async function asVersion(
  { db, actor, now, record }: Context,
  work: (version: number) => Promise<CalendarChange>,
): Promise<number> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('peyvand.calendars'))`;
  const [last] = await db.$queryRaw<[{ version: number }]>`select max("version") as "version" from "CalendarVersion"`;
  const version = last.version + 1;
  const { act, departmentId = null, province = null, before, after, reason, from } = await work(version);
  const userId = actor.kind === "user" ? actor.userId : null;
  const values = { before: before ?? Prisma.DbNull, after: after ?? Prisma.DbNull };
  await db.calendarVersion.create({ data: { version, at: now, userId, act, departmentId, province, ...values } });
  forgetCalendars();
  record({
    type: "calendar.changed",
    subject: { type: "calendar", id: String(version) },
    ...(departmentId ? { departmentId } : {}),
    before,
    after: after === null || typeof after !== "object" || Array.isArray(after) ? { act } : { act, ...after },
    job: {
      version,
      reason,
      from: from.toISOString(),
      ...(departmentId ? { departmentId } : {}),
      ...(province ? { province } : {}),
    },
  });
  return version;
}

/** Refuses a department that is closed or was never there. */
export async function mustBeDepartment(db: Db, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const found = await db.department.findUnique({ where: { id }, select: { active: true } });
  if (!found?.active) throw invalid({ departmentId: "referral.unknownTarget" });
}

/** Refuses to change what somebody changed after this version was read. */
export function mustBeAsSeen(row: { sinceVersion: number } | null, seen: number | undefined): void {
  if (row && seen !== undefined && row.sinceVersion > seen) throw conflict("calendar.changedMeanwhile");
}
