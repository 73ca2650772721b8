import { z } from "zod";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { text } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { formatDate, fromTehran } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { dayField, holidayFields } from "./schema";
import { dateOf, holidayShown } from "./shown";
import { asVersion } from "./versioning";

/** Renames a holiday, says that its date is announced, or moves it (`to`). */
export const updateHoliday = command({
  name: "calendar.write",
  input: z.strictObject({ ...holidayFields, name: text(200), to: dayField.optional() }),
  load: async ({ db, input }) => {
    const holiday = await db.holiday.findFirst({ where: { day: dateOf(input.day), untilVersion: null } });
    if (!holiday) throw notFound();
    return holiday;
  },
  run: async (context) => {
    const { db, input, subject: old } = context;
    const { to = input.day, day: was, ...rest } = input;
    const version = await asVersion(context, async (version) => {
      const there = to === was ? null : await db.holiday.findFirst({ where: { day: dateOf(to), untilVersion: null } });
      if (there) throw invalid({ to: { key: "calendar.holidayTwice", params: { name: there.name } } });
      const { count } = await db.holiday.updateMany({
        where: { id: old.id, untilVersion: null },
        data: { untilVersion: version },
      });
      if (count === 0) throw conflict("calendar.changedMeanwhile");
      const row = await db.holiday.create({ data: { ...rest, id: newId(), day: dateOf(to), sinceVersion: version } });
      const from = fromTehran(to < was ? to : was, 0);
      const reason = t("calendar.why.holiday", { day: formatDate(fromTehran(to, 0)), name: input.name });
      return { act: "holiday.changed", before: holidayShown(old), after: holidayShown(row), reason, from };
    });
    return { version, day: to };
  },
});
