import { z } from "zod";
import { type Actor, seatIds } from "@/lib/auth/actor";
import { amongInSight } from "@/lib/auth/sight";
import { type Page, pageOf } from "@/lib/base/cursor";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { keyset } from "@/lib/base/keyset";
import { containing, latinDigits, searchKey } from "@/lib/base/text";
import { withMerged } from "@/lib/channels/with-merged";
import { type EarlierRequest, readCard, readEarlier } from "@/lib/customers/queries";
import { maskNationalId } from "@/lib/customers/rules";
import { query } from "@/lib/kernel/command";
import { type ReferralView, readReferrals } from "@/lib/referrals/queries";
import { openSql } from "@/lib/referrals/store";
import { readReplies } from "@/lib/replies/queries";
import { readClocks } from "@/lib/service/queries";
import { loadSettings } from "@/lib/staff/store";
import { Prisma, type Request } from "@/prisma/generated/client";
import type { Channel } from "@/prisma/generated/enums";
import { readBeside } from "./beside";
import { registryEntry } from "./rules";
import { sameNumberSql } from "./same";
import { type RequestSearch, requestSearch } from "./schema";
import { sightOf } from "./store";
import { type RequestTagView, taggedSql, tagsSql } from "./tags";

const sql = Prisma.sql;

export type MessageView = { id: string; channel: Channel; body: string; at: Date };
/** What came by mail with the first text (`messageId` null) or with a further message. */
export type MailView = {
  id: string;
  messageId: string | null;
  quoted: string | null;
  original: boolean;
  /** Nobody wrote it by hand: why it is no message of the customer, whose it is, and when it came. */
  aside: { reason: string; sender: string | null; at: Date } | null;
  /** It came to a request that was merged into this one: to which, when, and what it says. */
  merged: { number: number; sender: string | null; words: string; at: Date } | null;
};
export type NoteView = { id: string; body: string; at: Date; by: string; seat: string | null };
export type StepView = {
  id: string;
  at: Date;
  type: string;
  actorKind: string;
  userId: string | null;
  by: string | null;
  seat: string | null;
  /** The holder whom a substitute acted for. */
  behalf: string | null;
  department: string | null;
  referralId: string | null;
  after: unknown;
};

/** A request in full, for those whom a referral, their role or ownership lets see it; at most 12 statements. */
export const readRequest = query({
  name: "request.read",
  input: z.strictObject({ number: requestNumber }),
  gathers: true,
  load: async ({ db, actor, input }) => {
    const [request] = await db.$queryRaw<HeadRow[]>`${head} where q."number" = ${input.number}`;
    if (!request) throw notFound();
    return { sight: await sightOf(db, actor, request.id), request };
  },
  run: async ({ db, actor, subject: { request }, now }) => {
    const { id, customerId } = request;
    const [customer, earlier, said, referrals, replies, timeline, beside, clocks] = await Promise.all([
      readCard(db, { id: customerId }),
      readEarlier(db, actor, customerId, id),
      readSaid(db, actor, id),
      readReferrals(db, id, now),
      readReplies(db, id),
      readTimeline(db, id),
      readBeside(db, actor, id),
      readClocks(db, id, now),
    ]);
    const senderNationalId = request.senderNationalId && maskNationalId(request.senderNationalId);
    return {
      ...request,
      senderNationalId,
      levelName: await levelNameOf(db, now, customer!.level),
      ...{
        customer: customer!,
        earlier,
        ...said,
        referrals: ownPlans(referrals, actor),
        replies,
        timeline,
        ...beside,
        clocks,
      },
    };
  },
});

/** Nothing is said of the lowest. */
async function levelNameOf(db: Db, now: Date, level: string): Promise<string | null> {
  const { levels } = await loadSettings(db, now);
  return levels.slice(1).find(({ key }) => key === level)?.name ?? null;
}

export type RequestView = Awaited<ReturnType<typeof readRequest>>;

/** A follow-up is its holder's own matter. */
function ownPlans(referrals: ReferralView[], actor: Actor): ReferralView[] {
  const seats = seatIds(actor);
  return referrals.map((r) => ({
    ...r,
    followUp: r.holder && seats.includes(r.holder.positionId ?? "") ? r.followUp : null,
    children: ownPlans(r.children, actor),
  }));
}

type HeadRow = Request & {
  followUpBy: string | null;
  ownerTitle: string | null;
  ownerName: string | null;
  departmentHint: string | null;
  mergedIntoNumber: number | null;
  /** Its place in the registry, when it was registered by hand; `theirDate` is a Gregorian day. */
  registration: { year: number; number: number; theirNumber: string | null; theirDate: string | null } | null;
};

const head = sql`select q.*, op."title" as "ownerTitle", ou."name" as "ownerName", dh."name" as "departmentHint", m."number" as "mergedIntoNumber",
    fu."name" as "followUpBy", case when b."id" is not null then
      json_build_object('year', b."year", 'number', b."number", 'theirNumber', b."theirNumber", 'theirDate', b."theirDate") end as "registration"
  from "Request" q left join "Position" op on op."id" = q."ownerPositionId"
  left join "PositionHolder" oh on oh."positionId" = op."id" and oh."until" is null left join "User" ou on ou."id" = oh."userId"
  left join "Department" dh on dh."id" = q."departmentHintId" left join "Request" m on m."id" = q."mergedIntoId"
  left join "User" fu on fu."id" = q."followUpById" left join "Registration" b on b."requestId" = q."id"`;

/** What this person has typed into a form of the request and not sent. */
export type DraftView = { values: Record<string, string>; version: number; other: Record<string, string> | null };
type Said = { messages: MessageView[]; mails: MailView[]; notes: NoteView[]; drafts: Record<string, DraftView> };
type SaidRow = MessageView & NoteView & { row: "message" | "mail" | "note" | "draft"; merged: string | null };

/** Longer ones are read in the original. */
const QUOTED_SHOWN = 20_000;

/** What the customer wrote later, the internal notes, and one's own drafts by their forms; one statement. */
async function readSaid(db: Db, actor: Actor, requestId: string): Promise<Said> {
  const userId = actor.kind === "user" ? actor.userId : null;
  const rows = await db.$queryRaw<SaidRow[]>`
    select 'message' as "row", m."id"::text, m."channel"::text, m."body", m."at", null as "by", null as "seat",
      null as "merged" from "CustomerMessage" m where m."requestId" = ${requestId}::uuid
    union all
    select 'mail', i."id"::text, case when i."state" = 'ignored' then i."reason" end,
      case when i."state" = 'ignored' then i."sender" else left(i."quoted", ${QUOTED_SHOWN}::int) end, i."receivedAt", i."messageId"::text,
      case when i."path" is not null and i."channel" = 'email' then 'original' end,
      case when q."id" <> ${requestId}::uuid and i."state" = 'filed' then json_build_object('number', q."number", 'words', coalesce(m."body", q."body"),
        'sender', coalesce(q."senderName", i."sender"))::text end
      from "InboundMessage" i join "Request" q on q."id" = i."requestId" left join "CustomerMessage" m on m."id" = i."messageId"
      where i."requestId" = any(${withMerged(sql`${requestId}::uuid`)}) and i."state" in ('filed', 'ignored')
    union all
    select 'note', n."id"::text, null, n."body", n."at", u."name", p."title", null from "Note" n join "User" u on u."id" = n."userId"
      left join "Position" p on p."id" = n."positionId" where n."requestId" = ${requestId}::uuid
    union all
    select 'draft', d."form", null, json_build_object('values', d."values", 'version', d."version", 'other', d."other")::text, d."updatedAt", null, null, null
      from "DeskDraft" d where d."userId" = ${userId}::uuid and d."requestId" = ${requestId}::uuid
    order by "at"`;
  const of = (kind: SaidRow["row"]) => rows.filter((r) => r.row === kind);
  return {
    messages: of("message").map(({ id, channel, body, at }) => ({ id, channel, body, at })),
    mails: of("mail").map(mailView),
    notes: of("note").map(({ id, body, at, by, seat }) => ({ id, body, at, by, seat })),
    drafts: Object.fromEntries(of("draft").map(({ id, body }) => [id, JSON.parse(body) as DraftView])),
  };
}

function mailView({ id, channel: reason, body, by, seat, at, merged }: SaidRow): MailView {
  const words = body || null;
  const aside = reason ? { reason, sender: words, at } : null;
  const elsewhere = merged ? { ...(JSON.parse(merged) as Omit<NonNullable<MailView["merged"]>, "at">), at } : null;
  return { id, messageId: by, quoted: aside ? null : words, original: seat !== null, aside, merged: elsewhere };
}

/** The newest 200 events of a request, oldest first. */
async function readTimeline(db: Db, requestId: string): Promise<StepView[]> {
  const rows = await db.$queryRaw<StepView[]>`
    select e."id"::text, e."at", e."type", e."actorKind", e."userId", u."name" as "by", p."title" as "seat", f."name" as "behalf", d."name" as "department",
      e."referralId", e."after"
    from "Event" e left join "User" u on u."id" = e."userId" left join "Position" p on p."id" = e."positionId"
    left join "User" f on f."id" = e."forUserId" left join "Department" d on d."id" = e."departmentId"
    where e."requestId" = ${requestId}::uuid order by e."id" desc limit 200`;
  return rows.reverse();
}

export type RequestSummary = Omit<EarlierRequest, "inSight"> & {
  id: string;
  priority: string;
  channel: Channel;
  dueAt: Date | null;
  unread: boolean;
  lastStep: string;
  lastStepAt: Date;
  version: number;
  customer: { code: string; name: string | null };
  tags: RequestTagView[];
  /** Number of another open request that may be the same. */
  sameAs: number | null;
};

/** Finds requests within sight only, newest first. */
export const searchRequests = query({
  name: "request.search",
  input: requestSearch,
  run: async ({ db, actor, input }): Promise<Page<RequestSummary>> => {
    const { beyond, order } = keyset(input, sql`q."receivedAt"`, sql`q."id"`);
    const rows = await db.$queryRaw<(RequestSummary & { sortAt: string; code: string; name: string | null })[]>`
      select q."id", q."number", q."receivedAt", q."receivedAt"::text as "sortAt", q."kind"::text, q."subject", q."status"::text, q."outcome"::text,
        q."confidential", q."priority"::text, q."channel"::text, q."dueAt", q."unread", q."lastStep", q."lastStepAt", q."version",
        ${tagsSql} as "tags", ${sameNumberSql} as "sameAs", c."code", coalesce(c."name", q."senderName") as "name"
      from "Request" q join "Customer" c on c."id" = q."customerId"
      where ${Prisma.join([...wanted(actor, input), beyond], " and ")} ${order}`;
    const { items, ...neighbours } = pageOf(rows, input);
    return {
      ...neighbours,
      items: items.map(({ sortAt: _, code, name, ...rest }) => ({ ...rest, customer: { code, name } })),
    };
  },
});

/** So many of the newest are looked at to count what a search finds: the figure beside a saved view must cost little at any size. */
const LOOKED_AT = 5_000;

/** SQL: how many this search finds among the newest requests in sight, up to 100. */
export const searchCount = (actor: Actor, search: RequestSearch): Prisma.Sql => sql`
  select count(*)::int from (
    select 1 from (select q.* from "Request" q where ${amongInSight(actor)} order by q."receivedAt" desc, q."id" desc limit ${LOOKED_AT}) q
    where ${Prisma.join([sql`true`, ...wanted(actor, search).slice(1)], " and ")} limit 100) found`;

function wanted(actor: Actor, s: RequestSearch): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [amongInSight(actor)];
  if (s.status) parts.push(sql`q."status" = ${s.status}::"RequestStatus"`);
  if (s.kind) parts.push(sql`q."kind" = ${s.kind}::"RequestKind"`);
  if (s.priority) parts.push(sql`q."priority" = ${s.priority}::"Priority"`);
  if (s.channel) parts.push(sql`q."channel" = ${s.channel}::"Channel"`);
  if (s.tagId) parts.push(taggedSql(s.tagId));
  if (s.customerId) parts.push(sql`q."customerId" = ${s.customerId}::uuid`);
  if (s.updatedSince) parts.push(sql`q."lastStepAt" >= ${s.updatedSince}`);
  if (s.assignedTo)
    parts.push(sql`q."id" in (select r."requestId" from "Referral" r where r."holderPositionId" = ${s.assignedTo}::uuid
      and ${openSql()})`);
  const words = s.q ? searchKey(latinDigits(s.q)) : "";
  if (words) parts.push(wordsSql(words));
  return parts;
}

/** A number, a tracking code, a registry number, or words of the text or of the customer's name. */
function wordsSql(words: string): Prisma.Sql {
  const entry = registryEntry(words);
  if (entry)
    return sql`q."id" in (select b."requestId" from "Registration" b where b."year" = ${entry.year}::int and b."number" = ${entry.number}::int)`;
  const text = sql`q."searchKey" like ${containing(words)}`;
  const name = sql`q."customerId" in (select w."id" from "Customer" w where w."nameKey" like ${containing(words)})`;
  if (/^\d{1,9}$/.test(words)) return sql`(q."number" = ${Number(words)} or ${text})`;
  if (/^[0-9a-z]{3}(-[0-9a-z]{3}){3}$/.test(words)) return sql`q."trackingCode" = ${words.toUpperCase()}`;
  return sql`(${text} or ${name})`;
}
