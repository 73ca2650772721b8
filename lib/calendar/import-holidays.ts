import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { flag } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { fromTehran } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { command, query } from "@/lib/kernel/command";
import type { Holiday } from "@/prisma/generated/client";
import type { BadRow, ImportRow } from "./import-row";
import { readHolidays } from "./import-rows";
import { dateOf, type HolidayShown, holidayShown } from "./shown";
import { asVersion } from "./versioning";

export type PlannedRow = ImportRow & { state: "new" | "same" | "changed"; before: HolidayShown | null };
export type ImportPlan = { rows: PlannedRow[]; bad: BadRow[]; counts: Record<PlannedRow["state"] | "bad", number> };

/** The text of a CSV or ICS file. */
const source = { text: z.string().min(1).max(600_000) };

/** What an import would do, row by row; nothing is changed. */
export const previewHolidays = query({
  name: "calendar.write",
  input: z.strictObject(source),
  run: async ({ db, input }) => (await planOf(db, input.text)).plan,
});

/** Adds the days that are new; those that differ are changed unless `replace` says no. Bad rows are left out and counted. */
export const importHolidays = command({
  name: "calendar.write",
  input: z.strictObject({ ...source, replace: flag.default(true) }),
  load: async () => null,
  run: async (context) => {
    const { db, input } = context;
    readHolidays(input.text); // refused before anybody waits
    const done = { version: null as number | null, added: 0, changed: 0, same: 0, bad: 0 };
    const before = await planOf(db, input.text);
    if (chosen(before.plan, input.replace).length === 0) return { ...done, ...countsOf(before.plan, 0, 0) };
    const version = await asVersion(context, async (version) => {
      const { plan, known } = await planOf(db, input.text);
      const rows = chosen(plan, input.replace);
      const ended = rows.flatMap(({ day }) => (known.get(day) ? [known.get(day)!.id] : []));
      await db.holiday.updateMany({ where: { id: { in: ended } }, data: { untilVersion: version } });
      await db.holiday.createMany({ data: rows.map((row) => newRow(row, version)) });
      Object.assign(done, countsOf(plan, rows.length - ended.length, ended.length));
      const first = rows.map(({ day }) => day).sort()[0] ?? "2100-01-01";
      const reason = t("calendar.why.imported", { n: rows.length });
      const after = { added: done.added, changed: done.changed };
      return { act: "holidays.imported", before: null, after, reason, from: fromTehran(first, 0) };
    });
    return { ...done, version };
  },
});

const newRow = ({ day, name, kind, estimated, before }: PlannedRow, sinceVersion: number) => ({
  id: newId(),
  day: dateOf(day),
  name,
  kind: kind ?? before?.kind ?? "special",
  estimated: estimated ?? before?.estimated ?? false,
  sinceVersion,
});

const chosen = ({ rows }: ImportPlan, replace: boolean) =>
  rows.filter(({ state }) => state === "new" || (replace && state === "changed"));

const countsOf = ({ counts }: ImportPlan, added: number, changed: number) => ({
  added,
  changed,
  same: counts.same,
  bad: counts.bad,
});

async function planOf(db: Db, text: string): Promise<{ plan: ImportPlan; known: Map<string, Holiday> }> {
  const { rows, bad } = readHolidays(text);
  const days = rows.map(({ day }) => dateOf(day));
  const held = await db.holiday.findMany({ where: { day: { in: days }, untilVersion: null } });
  const known = new Map(held.map((row) => [holidayShown(row).day, row]));
  const planned = rows.map((row): PlannedRow => {
    const old = known.get(row.day);
    const before = old ? holidayShown(old) : null;
    return {
      ...row,
      before,
      state: !before ? "new" : before.name === row.name && agree(before, row) ? "same" : "changed",
    };
  });
  const count = (state: PlannedRow["state"]) => planned.filter((row) => row.state === state).length;
  const counts = { new: count("new"), same: count("same"), changed: count("changed"), bad: bad.length };
  return { plan: { rows: planned, bad, counts }, known };
}

/** What a file does not tell it does not change. */
const agree = (before: HolidayShown, { kind, estimated }: ImportRow) =>
  (kind ?? before.kind) === before.kind && (estimated ?? before.estimated) === before.estimated;
