import { z } from "zod";
import { whole } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";

export type VersionShown = {
  version: number;
  at: Date;
  act: string;
  by: string | null;
  department: string | null;
  province: string | null;
  before: Json | null;
  after: Json | null;
};

/** What was changed in the calendars, the newest first. */
export const listVersions = query({
  name: "settings.read",
  input: z.strictObject({ before: whole(1, 2_147_483_647).optional(), limit: whole(1, 100).default(30) }),
  run: async ({ db, input }) => {
    const rows = await db.$queryRaw<VersionShown[]>`
      select v."version", v."at", v."act", u."name" as "by", d."name" as "department", v."province", v."before", v."after"
      from "CalendarVersion" v
      left join "User" u on u."id" = v."userId" left join "Department" d on d."id" = v."departmentId"
      where v."version" < ${input.before ?? 2_147_483_647}
      order by v."version" desc limit ${input.limit + 1}`;
    const items = rows.slice(0, input.limit);
    return { items, next: rows.length > input.limit ? items.at(-1)!.version : null };
  },
});
