import { z } from "zod";
import { conflict, notFound } from "@/lib/base/errors";
import { formatDate, fromTehran } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { weekKey } from "./schema";
import { findWeek, isBase } from "./set-week";
import { weekAsText } from "./shown";
import { asVersion } from "./versioning";

/** Takes back a week: on its days the one before it holds, or for a department without another the company's. */
export const removeWeek = command({
  name: "calendar.write",
  input: z.strictObject(weekKey),
  load: async ({ db, input }) => {
    const week = await findWeek(db, input);
    if (!week) throw notFound();
    return week;
  },
  run: async (context) => {
    const { db, input, subject: week } = context;
    if (await isBase(db, input)) throw conflict("calendar.baseWeek");
    const from = fromTehran(input.effectiveFrom, 0);
    const version = await asVersion(context, async (version) => {
      const { count } = await db.workWeek.updateMany({
        where: { id: week.id, untilVersion: null },
        data: { untilVersion: version },
      });
      if (count === 0) throw conflict("calendar.changedMeanwhile");
      const reason = t("calendar.why.weekRemoved", { day: formatDate(from) });
      return {
        act: "week.removed",
        departmentId: week.departmentId,
        before: weekAsText(week),
        after: null,
        reason,
        from,
      };
    });
    return { version };
  },
});
