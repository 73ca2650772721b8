import { z } from "zod";
import { flag } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";

/** The fields that the house made for its cards, in their order; with `all` also those put away. */
export const listCustomFields = query({
  name: "customField.read",
  input: z.strictObject({ all: flag.default(false) }),
  run: async ({ db, input }) => ({
    items: await db.customField.findMany({
      where: input.all ? {} : { active: true },
      orderBy: [{ ordinal: "asc" }, { createdAt: "asc" }],
    }),
    nextCursor: null,
  }),
});
