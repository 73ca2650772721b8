import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { flag } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { CustomerKind, RelationKind } from "@/prisma/generated/enums";
import { type CustomerSummary, pointsSql, readEarlier, seesPoints, shownPoint } from "./queries";
import { averageOf, type FieldRow, maskNationalId, shownCustom, type TagTone } from "./rules";
import { fieldsSql, noteLook } from "./store";

export type TagView = { id: string; name: string; tone: TagTone };
/** `outward`: this card is the one the relation begins at (the member, the introduced one). */
export type RelationView = {
  id: string;
  kind: RelationKind;
  role: string | null;
  outward: boolean;
  code: string;
  name: string | null;
  otherKind: CustomerKind;
};
export type CardFile = { id: string; name: string; mime: string; size: number; createdAt: string };

type CardRow = CustomerSummary & {
  version: number;
  stageSince: Date | null;
  createdAt: Date;
  province: string | null;
  address: string | null;
  postalCode: string | null;
  /** "YYYY-MM-DD" */
  birthday: string | null;
  incomeBand: string | null;
  interests: string[];
  tastes: string[];
  services: string[];
  expectations: string | null;
  custom: Record<string, unknown>;
  satisfactionSum: number;
  satisfactionCount: number;
  purchaseCount: number;
  purchaseRial: bigint;
  nationalId: string | null;
  nationalIdConfirmed: boolean;
  erasedAt: Date | null;
  tags: TagView[];
  relations: RelationView[];
  files: CardFile[];
  fields: FieldRow[];
};

const sql = Prisma.sql;
const list = (rows: Prisma.Sql) => sql`(select coalesce(json_agg(x), '[]') from (${rows}) x)`;

/** At most so many of each are read; whoever has more is an institution, and is looked up the other way. */
const RELATIONS_MOST = 200;
const FILES_MOST = 100;

const tags = list(sql`select t."id", t."name", t."tone" from "CustomerTag" ct join "Tag" t on t."id" = ct."tagId"
  where ct."customerId" = c."id" order by ct."at"`);
const relations = list(sql`
  select r."id", r."kind", r."role", r."fromId" = c."id" as "outward", o."code", o."name", o."kind" as "otherKind"
  from (select * from "CustomerRelation" where "fromId" = c."id" union all select * from "CustomerRelation" where "toId" = c."id") r
  join "Customer" o on o."id" = case when r."fromId" = c."id" then r."toId" else r."fromId" end
  order by r."kind", r."createdAt" limit ${RELATIONS_MOST}`);
const files =
  list(sql`select f."id", f."name", f."mime", f."size", f."createdAt" from "File" f where f."customerId" = c."id"
  order by f."createdAt" desc limit ${FILES_MOST}`);

/** The card that this code leads to, over any number of merges, with all that stands on it; one statement. */
async function readRow(db: Db, code: string): Promise<CardRow> {
  const [row] = await db.$queryRaw<CardRow[]>`
    with recursive chain as (
      select "id", "mergedIntoId" from "Customer" where "code" = ${code}
      union select n."id", n."mergedIntoId" from chain h join "Customer" n on n."id" = h."mergedIntoId"
    )
    select c."id", c."code", c."kind"::text, c."stage"::text, c."level", c."name", c."city", c."requestCount", c."openCount", c."lastRequestAt", c."version",
      c."stageSince", c."createdAt", c."province", c."address", c."postalCode", to_char(c."birthday", 'YYYY-MM-DD') as "birthday", c."incomeBand",
      c."interests", c."tastes", c."services", c."expectations", c."custom", c."satisfactionSum", c."satisfactionCount", c."purchaseCount",
      c."purchaseRial", c."nationalId", c."nationalIdConfirmedAt" is not null as "nationalIdConfirmed", c."erasedAt",
      ${pointsSql} as "points", ${tags} as "tags", ${relations} as "relations", ${files} as "files",
      ${fieldsSql(sql`c."kind" = any(f."kinds")`)} as "fields"
    from chain h join "Customer" c on c."id" = h."id" where h."mergedIntoId" is null`;
  if (!row) throw notFound();
  return row;
}

/** One customer in full, masked as the actor may see it. A merged card's code answers with the card it was merged into. */
export const readCustomer = query({
  name: "customer.read",
  input: z.strictObject({
    code: z.string().max(20),
    /** The page shows requests in the timeline and needs no list of them. */
    withoutRequests: flag.optional(),
  }),
  run: async ({ db, actor, input, now }) => {
    const { fields, ...row } = await readRow(db, latinDigits(input.code));
    await noteLook(db, actor, row.id, now);
    const whole = seesPoints(actor);
    return {
      ...row,
      nationalId: row.nationalId && maskNationalId(row.nationalId),
      points: row.points.map((p) => shownPoint(p, whole)),
      satisfaction: averageOf(row),
      fields,
      custom: shownCustom(fields, row.custom),
      requests: input.withoutRequests ? [] : await readEarlier(db, actor, row.id, null),
    };
  },
});

export type CustomerInFull = Awaited<ReturnType<typeof readCustomer>>;
