import { decodeCursor, encodeCursor } from "@/lib/base/cursor";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import { cardNamed, viewsAsked } from "./schema";
import { findCard } from "./store";

export type ViewRow = { id: string; name: string; firstAt: Date; lastAt: Date; times: number };

/** Who looked at a card, the last one first; looks of one person within half an hour are one line. */
export const listViews = query({
  name: "customer.views",
  input: viewsAsked,
  load: ({ db, input }) => findCard(db, input.code),
  run: async ({ db, input, subject: card }) => {
    const after = input.cursor ? decodeCursor(input.cursor) : null;
    const rows = await db.$queryRaw<(ViewRow & { sortAt: string })[]>`
      select v."id", u."name", v."firstAt", v."lastAt", v."times", v."lastAt"::text as "sortAt"
      from "CustomerView" v join "User" u on u."id" = v."userId" where v."customerId" = ${card.id}::uuid
        ${after ? Prisma.sql`and (v."lastAt", v."id") < (${after.sort}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
      order by v."lastAt" desc, v."id" desc limit ${input.limit + 1}`;
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    return {
      items: page.map(({ sortAt: _, ...row }): ViewRow => row),
      nextCursor: last ? encodeCursor(last.sortAt, last.id) : null,
    };
  },
});

export type Erasure = { at: Date; by: string | null; counts: Record<string, number>; cards: number; files: number };

/** What the page about a customer's privacy needs to know of the card. */
export const readPrivacy = query({
  name: "customer.views",
  input: cardNamed,
  load: ({ db, input }) => findCard(db, input.code),
  run: async ({ db, subject: card }) => {
    const [erased] = await db.$queryRaw<{ at: Date; by: string | null; after: Omit<Erasure, "at" | "by"> }[]>`
      select e."at", u."name" as "by", e."after" from "Event" e left join "User" u on u."id" = e."userId"
      where e."customerId" = ${card.id}::uuid and e."type" = 'customer.erased' order by e."id" desc limit 1`;
    const open = await db.$queryRaw<{ number: number }[]>`
      select "number" from "Request" where "customerId" = ${card.id}::uuid and "status" not in ('closed', 'merged', 'spam')
      order by "number" limit 11`;
    const imports = await db.$queryRaw<{ name: string }[]>`
      select distinct i."name" from "ImportRow" r join "CustomerImport" i on i."id" = r."importId"
      where r."customerId" = ${card.id}::uuid order by 1 limit 20`;
    return {
      code: card.code,
      name: card.name,
      erasure: erased ? ({ at: erased.at, by: erased.by, ...erased.after } as Erasure) : null,
      openNumbers: open.map((q) => q.number),
      /** Files that he came in with; they lie as they were uploaded until somebody deletes them. */
      imports: imports.map((i) => i.name),
    };
  },
});
