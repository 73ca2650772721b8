import type { z } from "zod";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { formatDate, fromTehran } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import type { WorkWeek } from "@/prisma/generated/client";
import { weekInput } from "./schema";
import { dateOf, weekAsText } from "./shown";
import { asVersion, mustBeAsSeen, mustBeDepartment } from "./versioning";

type Key = { departmentId?: string | undefined; effectiveFrom: string };

/** The week of a calendar that holds from this very day on, as it is now. */
export const findWeek = (db: Db, { departmentId, effectiveFrom }: Key): Promise<WorkWeek | null> =>
  db.workWeek.findFirst({
    where: { departmentId: departmentId ?? null, effectiveFrom: dateOf(effectiveFrom), untilVersion: null },
  });

/** The company's first week holds on every day that no other one covers: it never ends and is never removed. */
export async function isBase(db: Db, { departmentId, effectiveFrom }: Key): Promise<boolean> {
  if (departmentId !== undefined) return false;
  const earlier = { departmentId: null, untilVersion: null, effectiveFrom: { lt: dateOf(effectiveFrom) } };
  return (await db.workWeek.count({ where: earlier })) === 0;
}

/** A week from a day on, of the company or of one department; the one that began on that day already is replaced. */
export const setWeek = command({
  name: "calendar.write",
  input: weekInput,
  load: async () => null,
  run: async (context) => {
    const { db, input } = context;
    await mustBeDepartment(db, input.departmentId);
    if (input.effectiveTo !== undefined && (await isBase(db, input)))
      throw invalid({ effectiveTo: "calendar.baseWeek" });
    const version = await asVersion(context, async (version) => {
      const old = await findWeek(db, input);
      mustBeAsSeen(old, input.version);
      if (old) await db.workWeek.update({ where: { id: old.id }, data: { untilVersion: version } });
      const row = await db.workWeek.create({ data: { ...rowOf(input), id: newId(), sinceVersion: version } });
      const from = fromTehran(input.effectiveFrom, 0);
      return {
        act: "week.set",
        departmentId: input.departmentId,
        before: old && weekAsText(old),
        after: weekAsText(row),
        reason: t("calendar.why.week", { day: formatDate(from) }),
        from,
      };
    });
    return { version, effectiveFrom: input.effectiveFrom };
  },
});

const rowOf = (w: z.output<typeof weekInput>) => ({
  departmentId: w.departmentId ?? null,
  name: w.name ?? null,
  effectiveFrom: dateOf(w.effectiveFrom),
  effectiveTo: w.effectiveTo ? dateOf(w.effectiveTo) : null,
  days: w.days,
  onHolidays: w.onHolidays,
});
