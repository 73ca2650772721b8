import { z } from "zod";
import { query } from "@/lib/kernel/command";

/** Words are gathered from so many of the newest cards, and so many are offered. */
const CARDS = 1000;
const OFFERED = 40;

/** Words that the newest cards use for interests, tastes and services, the most frequent first: one way of saying a thing. */
export const commonWords = query({
  name: "customer.find",
  input: z.strictObject({}),
  run: async ({ db }) => {
    const rows = await db.$queryRaw<{ of: "interests" | "tastes" | "services"; word: string }[]>`
      with newest as (select "interests", "tastes", "services" from "Customer" where "mergedIntoId" is null
        order by "createdAt" desc, "id" desc limit ${CARDS}),
      said as (
        select 'interests' as "of", unnest("interests") as "word" from newest
        union all select 'tastes', unnest("tastes") from newest
        union all select 'services', unnest("services") from newest
      )
      select "of", "word" from said group by 1, 2 order by count(*) desc, "word" limit ${OFFERED * 3}`;
    const words = (of: string) =>
      rows
        .filter((r) => r.of === of)
        .map((r) => r.word)
        .slice(0, OFFERED);
    return { interests: words("interests"), tastes: words("tastes"), services: words("services") };
  },
});
