import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { latinDigits } from "@/lib/base/text";
import { cardId } from "@/lib/customers/store";
import { query } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import type { Card } from "./card-fields";
import { type DoubtfulRow, planUnmerge } from "./unmerge-plan";

export type MergeHead = {
  id: string;
  kind: "customer" | "split";
  at: Date;
  by: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
  counts: Record<string, number>;
  undone: { back?: Record<string, number>; mergeId?: string } | null;
  fromId: string;
  intoId: string;
  fromCode: string;
  fromName: string | null;
  intoCode: string;
  intoName: string | null;
};

const head = Prisma.sql`select m."id", m."kind"::text, m."at", u."name" as "by", m."undoneAt", w."name" as "undoneBy", m."counts", m."undone", m."fromId", m."intoId",
    f."code" as "fromCode", f."name" as "fromName", i."code" as "intoCode", i."name" as "intoName"
  from "Merge" m join "Customer" f on f."id" = m."fromId" join "Customer" i on i."id" = m."intoId"
  left join "User" u on u."id" = m."userId" left join "User" w on w."id" = m."undoneById"`;

const MOST_SHOWN = 100;

/** One merge or split: who, when, what moved; and, while it stands, what undoing it would leave to decide. */
export const readMerge = query({
  name: "merge.read",
  input: z.strictObject({ mergeId: z.uuid() }),
  run: async ({ db, input }) => {
    const [merge] = await db.$queryRaw<MergeHead[]>`${head} where m."id" = ${input.mergeId}::uuid`;
    if (!merge) throw notFound();
    const fields = await db.$queryRaw<{ field: string; before: Json; after: Json }[]>`
      select m."column" as "field", m."before", m."after" from "MergeRow" m where m."mergeId" = ${merge.id}::uuid and m."table" = 'Customer'
        and m."act" = 'changed' and m."before" is distinct from m."after" order by m."id"`;
    const next = merge.undoneAt ? null : await mergedOn(db, merge.kind === "customer" ? merge.intoId : null);
    const doubtful = merge.undoneAt || next || merge.kind === "split" ? [] : await doubts(db, merge);
    return { ...merge, fields: fields.map((f) => f.field), next, doubtful };
  },
});
export type MergeView = Awaited<ReturnType<typeof readMerge>>;

/** The merge that took the survivor away; it is to be undone first. */
async function mergedOn(db: Db, intoId: string | null): Promise<{ mergeId: string; code: string } | null> {
  if (intoId === null) return null;
  const [next] = await db.$queryRaw<{ mergeId: string; code: string }[]>`
    select m."id" as "mergeId", i."code" from "Merge" m join "Customer" i on i."id" = m."intoId"
    where m."fromId" = ${intoId}::uuid and m."kind" = 'customer' and m."undoneAt" is null order by m."id" desc limit 1`;
  return next ?? null;
}

async function doubts(db: Db, merge: MergeHead): Promise<(DoubtfulRow & { text: string | null; at: Date | null })[]> {
  const [into] = await db.$queryRaw<
    { card: Card }[]
  >`select to_jsonb(c) as "card" from "Customer" c where c."id" = ${merge.intoId}::uuid`;
  const { doubtful } = await planUnmerge(db, merge, into!.card, new Map());
  const few = doubtful.slice(0, MOST_SHOWN);
  const told = await texts(db, few);
  return few.map((d) => ({ ...d, text: told.get(d.key)?.text ?? null, at: told.get(d.key)?.at ?? null }));
}

/** What each row says, by table; a table not named here shows its date only. */
const said: Record<string, Prisma.Sql> = {
  Request: Prisma.sql`select x."id"::text as "id", x."number" || ' · ' || x."subject" as "text", x."receivedAt" as "at" from "Request" x where x."id"`,
  ContactPoint: Prisma.sql`select x."id"::text as "id", x."typed" as "text", x."createdAt" as "at" from "ContactPoint" x where x."id"`,
  Purchase: Prisma.sql`select x."id"::text as "id", x."externalId" as "text", x."at" from "Purchase" x where x."id"`,
  CustomerNote: Prisma.sql`select x."id"::text as "id", left(x."body", 120) as "text", x."at" from "CustomerNote" x where x."id"`,
  Interaction: Prisma.sql`select x."id"::text as "id", left(x."body", 120) as "text", x."at" from "Interaction" x where x."id"`,
  File: Prisma.sql`select x."id"::text as "id", x."name" as "text", x."createdAt" as "at" from "File" x where x."id"`,
  CustomerTag: Prisma.sql`select x."id"::text as "id", x."name" as "text", x."createdAt" as "at" from "Tag" x where x."id"`,
  CustomerRelation: Prisma.sql`select x."id"::text as "id", concat_ws(' ← ', f."name", t."name") as "text", x."createdAt" as "at" from "CustomerRelation" x
    join "Customer" f on f."id" = x."fromId" join "Customer" t on t."id" = x."toId" where x."id"`,
};

async function texts(db: Db, rows: DoubtfulRow[]): Promise<Map<string, { text: string; at: Date }>> {
  const told = new Map<string, { text: string; at: Date }>();
  for (const [table, sql] of Object.entries(said)) {
    const mine = rows.filter((r) => r.table === table);
    if (mine.length === 0) continue;
    const found = await db.$queryRaw<
      { id: string; text: string; at: Date }[]
    >`${sql} = any(${mine.map((r) => r.id)}::uuid[])`;
    for (const row of mine) {
      const one = found.find((f) => f.id === row.id);
      if (one) told.set(row.key, one);
    }
  }
  return told;
}

/** Merges and splits of one card, newest first. */
export const listMerges = query({
  name: "merge.read",
  input: z.strictObject({ code: z.string().max(20).transform(latinDigits) }),
  run: async ({ db, input }) => {
    const id = await cardId(db, input.code);
    if (!id) throw notFound();
    return db.$queryRaw<
      MergeHead[]
    >`${head} where m."fromId" = ${id}::uuid or m."intoId" = ${id}::uuid order by m."id" desc limit 20`;
  },
});
