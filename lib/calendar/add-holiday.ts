import { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { formatDate, fromTehran } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { holidayFields } from "./schema";
import { dateOf, holidayShown } from "./shown";
import { asVersion } from "./versioning";

/** One more holiday of everybody. A day is a holiday once. */
export const addHoliday = command({
  name: "calendar.write",
  input: z.strictObject(holidayFields),
  load: async () => null,
  run: async (context) => {
    const { db, input } = context;
    const version = await asVersion(context, async (version) => {
      const day = dateOf(input.day);
      const known = await db.holiday.findFirst({ where: { day, untilVersion: null } });
      if (known) throw invalid({ day: { key: "calendar.holidayTwice", params: { name: known.name } } });
      const row = await db.holiday.create({ data: { ...input, id: newId(), day, sinceVersion: version } });
      const from = fromTehran(input.day, 0);
      const reason = t("calendar.why.holiday", { day: formatDate(from), name: input.name });
      return { act: "holiday.added", before: null, after: holidayShown(row), reason, from };
    });
    return { version, day: input.day };
  },
});
