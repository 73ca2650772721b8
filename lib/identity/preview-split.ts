import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { latinDigits } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import type { ContactKind, CustomerKind, RequestStatus } from "@/prisma/generated/enums";

export const SPLIT_SHOWN = 50;

export type SplitView = {
  id: string;
  code: string;
  name: string | null;
  kind: CustomerKind;
  version: number;
  points: { id: string; kind: ContactKind; typed: string; retired: boolean; shared: boolean }[];
  /** The newest ones that are not shown under another one; `came`: points of this card that they came by. */
  requests: { number: number; subject: string; status: RequestStatus; receivedAt: string; came: string[] }[];
  notes: { id: string; text: string; at: string }[];
  interactions: { id: string; text: string; at: string }[];
  purchases: { id: string; text: string; at: string }[];
  files: { id: string; text: string; at: string }[];
};

/** What of a card could leave it for a new one. One statement. */
export const previewSplit = query({
  name: "merge.preview",
  input: z.strictObject({ code: z.string().trim().max(20).transform(latinDigits) }),
  run: async ({ db, input }): Promise<SplitView> => {
    const [card] = await db.$queryRaw<SplitView[]>`
      select c."id", c."code", c."name", c."kind"::text, c."version",
        (select coalesce(json_agg(json_build_object('id', p."id", 'kind', p."kind", 'typed', p."typed", 'retired', p."retiredAt" is not null,
          'shared', p."shared") order by p."createdAt"), '[]') from "ContactPoint" p where p."customerId" = c."id") as "points",
        (select coalesce(json_agg(r), '[]') from (select q."number", q."subject", q."status", q."receivedAt", array(
            select p."id" from "RequestKey" k join "ContactPoint" p on p."customerId" = c."id" and p."kind" = k."kind" and p."canonical" = k."canonical"
            where k."requestId" = q."id") as "came"
          from "Request" q where q."customerId" = c."id" and q."mergedIntoId" is null order by q."receivedAt" desc limit ${SPLIT_SHOWN}) r) as "requests",
        (select coalesce(json_agg(n), '[]') from (select n."id", left(n."body", 100) as "text", n."at" from "CustomerNote" n
          where n."customerId" = c."id" order by n."at" desc limit 20) n) as "notes",
        (select coalesce(json_agg(n), '[]') from (select n."id", left(n."body", 100) as "text", n."at" from "Interaction" n
          where n."customerId" = c."id" order by n."at" desc limit 20) n) as "interactions",
        (select coalesce(json_agg(n), '[]') from (select n."id", n."externalId" as "text", n."at" from "Purchase" n
          where n."customerId" = c."id" order by n."at" desc limit 20) n) as "purchases",
        (select coalesce(json_agg(n), '[]') from (select n."id", n."name" as "text", n."createdAt" as "at" from "File" n
          where n."customerId" = c."id" order by n."createdAt" desc limit 20) n) as "files"
      from "Customer" c where c."code" = ${input.code} and c."mergedIntoId" is null and c."erasedAt" is null`;
    if (!card) throw notFound();
    return card;
  },
});
