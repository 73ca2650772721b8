import { z } from "zod";
import { query } from "@/lib/kernel/command";
import type { TagTone } from "./rules";

/** More tags than this are a sign that they have become a second name. */
const MOST = 500;

/** All tags by name, for suggestions and filters. */
export const listTags = query({
  name: "tag.read",
  input: z.strictObject({}),
  run: async ({ db }) => ({
    items: await db.$queryRaw<{ id: string; name: string; tone: TagTone; version: number }[]>`
      select t."id", t."name", t."tone", t."version" from "Tag" t order by t."name" collate "fa-x-icu" limit ${MOST}`,
    nextCursor: null,
  }),
});
