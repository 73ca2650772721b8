import { z } from "zod";
import { conflict, notFound } from "@/lib/base/errors";
import { formatDate, fromTehran } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { dayField } from "./schema";
import { dateOf, holidayShown } from "./shown";
import { asVersion } from "./versioning";

/** The day is worked again, by who works on that weekday. */
export const removeHoliday = command({
  name: "calendar.write",
  input: z.strictObject({ day: dayField }),
  load: async ({ db, input }) => {
    const holiday = await db.holiday.findFirst({ where: { day: dateOf(input.day), untilVersion: null } });
    if (!holiday) throw notFound();
    return holiday;
  },
  run: async (context) => {
    const { db, input, subject: old } = context;
    const from = fromTehran(input.day, 0);
    const version = await asVersion(context, async (version) => {
      const { count } = await db.holiday.updateMany({
        where: { id: old.id, untilVersion: null },
        data: { untilVersion: version },
      });
      if (count === 0) throw conflict("calendar.changedMeanwhile");
      const reason = t("calendar.why.holidayRemoved", { day: formatDate(from), name: old.name });
      return { act: "holiday.removed", before: holidayShown(old), after: null, reason, from };
    });
    return { version };
  },
});
