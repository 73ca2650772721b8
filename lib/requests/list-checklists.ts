import { z } from "zod";
import { flag } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { ChecklistRow } from "./checks";

/** The house's checklists by name; those put aside only when asked for. */
export const listChecklists = query({
  name: "checklist.read",
  input: z.strictObject({ all: flag.optional() }),
  run: async ({ db, input }) => ({
    items: await db.$queryRaw<ChecklistRow[]>`
      select c."id", c."name", c."kind"::text, c."departmentId", d."name" as "department", c."automatic", c."active", c."lines", c."version"
      from "Checklist" c left join "Department" d on d."id" = c."departmentId"
      where ${input.all ? Prisma.sql`true` : Prisma.sql`c."active"`}
      order by c."active" desc, c."name" collate "fa-x-icu" limit 300`,
    nextCursor: null,
  }),
});
