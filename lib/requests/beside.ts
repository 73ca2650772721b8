import type { Actor } from "@/lib/auth/actor";
import { inSight } from "@/lib/auth/sight";
import type { Db } from "@/lib/base/db";
import { Prisma } from "@/prisma/generated/client";
import type { ContactKind, LinkKind, RequestStatus } from "@/prisma/generated/enums";
import { type CheckView, checksSql } from "./checks";
import { linksSql } from "./links";
import { sameSql } from "./same";
import { type RequestTagView, tagsSql } from "./tags";

export type FileView = {
  id: string;
  name: string;
  mime: string;
  size: number;
  messageId: string | null;
  /** It came with this answer of a colleague. */
  answerId: string | null;
  /** It went out with this reply. */
  replyId: string | null;
};
export type KeyView = {
  kind: ContactKind;
  typed: string;
  canonical: string | null;
  proved: boolean;
  filed: boolean;
  refused: string | null;
};
export type LinkView = {
  id: string;
  kind: LinkKind;
  /** This request is the one that is caused by, or a duplicate of, the other; false: the other way round. */
  outward: boolean;
  number: number;
  /** Null for what the actor may not read: only the number is told. */
  subject: string | null;
  status: RequestStatus;
  inSight: boolean;
};
export type MentionView = { userId: string; name: string; by: string; byUserId: string; at: string };
export type SameView = { number: number; subject: string; status: RequestStatus; receivedAt: string; score: number };
export type MergedHere = { number: number; subject: string };

export type Beside = {
  tags: RequestTagView[];
  checks: CheckView[];
  mentions: MentionView[];
  links: LinkView[];
  /** Requests that were merged into this one. */
  mergedHere: MergedHere[];
  /** Open requests of the customer that may be the same as this one. */
  same: SameView[];
  keys: KeyView[];
  files: FileView[];
};

const sql = Prisma.sql;

const mentionsSql = sql`(select coalesce(json_agg(json_build_object('userId', m."userId", 'name', u."name", 'by', b."name", 'byUserId', m."byUserId",
    'at', m."at") order by m."at"), '[]')
  from "Mention" m join "User" u on u."id" = m."userId" join "User" b on b."id" = m."byUserId"
  where m."requestId" = q."id" and m."endedAt" is null)`;

const keysSql = sql`(select coalesce(json_agg(json_build_object('kind', k."kind", 'typed', k."typed", 'canonical', k."canonical", 'proved', k."proved",
    'filed', k."filed", 'refused', k."refused")), '[]') from "RequestKey" k where k."requestId" = q."id")`;

const filesSql = sql`(select coalesce(json_agg(json_build_object('id', f."id", 'name', f."name", 'mime', f."mime", 'size', f."size", 'messageId', f."messageId",
    'answerId', f."answerId", 'replyId', f."replyId")
    order by f."createdAt"), '[]') from (
      select f.* from "File" f where f."requestId" = q."id"
      union all select f.* from "CustomerMessage" m join "File" f on f."messageId" = m."id" where m."requestId" = q."id" and f."requestId" is null) f)`;

/** What stands beside the work on a request: keys, files, tags, checks, who was named, links, merges, suspicions; one statement. */
export async function readBeside(db: Db, actor: Actor, requestId: string): Promise<Beside> {
  const opens = inSight(actor);
  const [row] = await db.$queryRaw<Beside[]>`
    select ${tagsSql} as "tags", ${checksSql} as "checks", ${mentionsSql} as "mentions", ${linksSql(opens)} as "links",
      ${sameSql(opens)} as "same", (select coalesce(json_agg(json_build_object('number', g."number", 'subject', g."subject") order by g."number"), '[]')
        from "Request" g where g."mergedIntoId" = q."id") as "mergedHere", ${keysSql} as "keys", ${filesSql} as "files"
    from "Request" q where q."id" = ${requestId}::uuid`;
  return row!;
}
