import { z } from "zod";
import { query } from "@/lib/kernel/command";
import type { TagTone } from "./rules";

/** More tags than this are a sign that they have become a second name. */
const MOST = 500;

type Listed = { id: string; name: string; tone: TagTone; version: number };

/** All tags by name, for suggestions and filters. */
export const listTags = query({
  name: "tag.read",
  input: z.strictObject({}),
  run: async ({ db }) => ({
    items: await db.$queryRaw<Listed[]>`
      select t."id", t."name", t."tone", t."version" from "Tag" t order by t."name" collate "fa-x-icu" limit ${MOST}`,
    nextCursor: null,
  }),
});

/** The same with how many customers and requests carry each: for whoever keeps them in order. */
export const countTags = query({
  name: "tag.write",
  input: z.strictObject({}),
  run: async ({ db }) => {
    const tags = await db.$queryRaw<(Listed & { cards: number; requests: number })[]>`
      select t."id", t."name", t."tone", t."version", (select count(*) from "CustomerTag" c where c."tagId" = t."id")::int as "cards",
        (select count(*) from "RequestTag" r where r."tagId" = t."id")::int as "requests"
      from "Tag" t order by t."name" collate "fa-x-icu" limit ${MOST}`;
    return { items: tags.map((tag) => ({ ...tag, carriedBy: tag.cards + tag.requests })) };
  },
});
