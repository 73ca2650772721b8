import { Prisma } from "@/prisma/generated/client";

const sql = Prisma.sql;

/** What we hold about a customer in one table: whose a row is, what leaves with an export, what erasing does to it. */
export type Held = {
  table: string;
  /** SQL: row `t` is about one of these cards. */
  whose: (cards: readonly string[]) => Prisma.Sql;
  /** SQL: what sorts the rows and names one, as text. */
  key: Prisma.Sql;
  /** SQL: a JSON object with more to tell of row `t`, such as names for ids. */
  also?: Prisma.Sql;
  /** Columns that are never exported. */
  secret?: string[];
  /** Not exported by itself: another table tells it. */
  inside?: true;
  /** `keep`: tells nothing of him. A list of columns and what becomes of them: the rest stays for the statistics. */
  erase: "delete" | "keep" | Record<string, Prisma.Sql>;
  /** Columns of text or JSON that hold nothing of him, beside those that `erase` names; a test asks for every one. */
  stays?: string[];
};

const of = (column: string) => (cards: readonly string[]) =>
  sql`t.${Prisma.raw(`"${column}"`)} = any(${cards}::uuid[])`;
const requests = (cards: readonly string[]) =>
  sql`select "id" from "Request" where "customerId" = any(${cards}::uuid[])`;
const points = (cards: readonly string[]) =>
  sql`select "id" from "ContactPoint" where "customerId" = any(${cards}::uuid[])`;
const ofRequest = (cards: readonly string[]) => sql`t."requestId" in (${requests(cards)})`;
const ofPoint = (cards: readonly string[]) => sql`t."contactPointId" in (${points(cards)})`;
const merges = (cards: readonly string[]) =>
  sql`select "id" from "Merge" where "fromId" = any(${cards}::uuid[]) or "intoId" = any(${cards}::uuid[])`;
// Unions, not «or»: each way has an index of its own.
const files = (cards: readonly string[]) => sql`select "id" from "File" where "customerId" = any(${cards}::uuid[])
  union select "id" from "File" where "requestId" in (${requests(cards)})
  union select "id" from "File" where "messageId" in (select "id" from "CustomerMessage" where "requestId" in (${requests(cards)}))`;
const mails = (
  cards: readonly string[],
) => sql`select "id" from "OutboxMessage" where "requestId" in (${requests(cards)})
  union select m."id" from "VerificationCode" v join "OutboxMessage" m on m."id" = v."id"
    where v."contactPointId" in (${points(cards)})`;
const events = (cards: readonly string[]) => sql`select "id" from "Event" where "customerId" = any(${cards}::uuid[])
  union select "id" from "Event" where "requestId" in (${requests(cards)})
  union select "id" from "Event" where "subjectType" = 'file' and "subjectId" in (select f."id"::text from (${files(cards)}) f)
  union select "id" from "Event" where "subjectType" = 'outbox' and "subjectId" in (select m."id"::text from (${mails(cards)}) m)`;

const id = sql`t."id"::text`;
const nothing = sql`null`;
/** Stands where words stood, so that a list still has a line to press. */
const gone = sql`'—'`;
const by = sql`jsonb_build_object('by', (select "name" from "User" where "id" = t."userId"))`;

/** In the order of erasing: what leans on a row goes before it. */
export const held: readonly Held[] = [
  {
    table: "EventDetail",
    whose: (cards) => sql`t."eventId" in (${events(cards)})`,
    key: sql`lpad(t."eventId"::text, 20, '0')`,
    inside: true,
    erase: { values: nothing },
  },
  {
    table: "Event",
    whose: (cards) => sql`t."id" in (${events(cards)})`,
    key: sql`lpad(t."id"::text, 20, '0')`,
    also: sql`jsonb_build_object('by', (select "name" from "User" where "id" = t."userId"),
      'personal', (select d."values" from "EventDetail" d where d."eventId" = t."id"))`,
    erase: "keep",
    stays: ["type", "actorKind", "subjectType", "subjectId", "before", "after"],
  },
  {
    table: "OutboxMessage",
    whose: (cards) => sql`t."id" in (${mails(cards)})`,
    key: id,
    erase: {
      toAddress: sql`''`,
      subject: gone,
      text: gone,
      html: nothing,
      inReplyTo: nothing,
      references: nothing,
      lastError: nothing,
      status: sql`case when t."status" in ('queued', 'held') then 'cancelled' else t."status" end`,
    },
    stays: ["purpose", "messageId", "failure", "gatewayId"],
  },
  {
    table: "InboundMessage",
    // Also what was laid aside and named no request: by its sender, when that is nobody else's.
    whose: (cards) => sql`(t."requestId" in (${requests(cards)}) or (t."requestId" is null and t."sender" in (
      select "canonical" from "ContactPoint" where "customerId" = any(${cards}::uuid[]) and not "shared")))`,
    key: id,
    secret: ["path"],
    erase: { sender: nothing, subject: nothing, quoted: nothing, text: nothing, path: nothing, error: nothing },
    stays: ["externalId", "reason", "digest"],
  },
  { table: "Registration", whose: ofRequest, key: id, also: by, erase: { theirNumber: nothing, theirDate: nothing } },
  { table: "VerificationCode", whose: ofPoint, key: id, secret: ["hash"], erase: "delete" },
  {
    table: "Consent",
    whose: ofPoint,
    key: sql`t."contactPointId"::text || t."purpose"::text`,
    also: by,
    erase: "delete",
  },
  { table: "ContactPoint", whose: of("customerId"), key: id, erase: "delete" },
  { table: "RequestKey", whose: ofRequest, key: id, erase: "delete" },
  {
    table: "File",
    whose: (cards) => sql`t."id" in (${files(cards)})`,
    key: id,
    secret: ["path", "uploader"],
    erase: "delete",
  },
  { table: "CustomerMessage", whose: ofRequest, key: id, erase: { body: gone, key: nothing } },
  { table: "Note", whose: ofRequest, key: id, also: by, erase: { body: gone } },
  {
    table: "DeskDraft",
    whose: ofRequest,
    key: sql`t."userId"::text || t."requestId"::text || t."form"`,
    also: by,
    erase: "delete",
  },
  { table: "Answer", whose: ofRequest, key: id, also: by, erase: { body: gone, rejectReason: nothing } },
  {
    table: "Referral",
    whose: ofRequest,
    key: id,
    erase: { instruction: gone, endReason: nothing, followUpNote: nothing },
  },
  { table: "Notice", whose: ofRequest, key: id, erase: "keep", stays: ["kind", "mail"] },
  {
    table: "RuleRun",
    whose: ofRequest,
    key: id,
    inside: true,
    erase: "keep",
    stays: ["key", "outcome", "error", "matched", "done"],
  },
  { table: "MacroRun", whose: ofRequest, key: id, inside: true, erase: { undo: nothing } },
  { table: "Clock", whose: ofRequest, key: id, erase: "keep", stays: ["runs", "calendarId", "stopReason"] },
  {
    table: "Citation",
    whose: (cards) => sql`t."replyId" in (select "id" from "Reply" where "requestId" in (${requests(cards)}))`,
    key: sql`t."replyId"::text || t."answerId"::text`,
    erase: "keep",
  },
  {
    table: "Reply",
    whose: ofRequest,
    key: id,
    also: by,
    erase: { body: gone, address: nothing, contactPointId: nothing },
  },
  {
    table: "RequestTag",
    whose: ofRequest,
    key: sql`t."requestId"::text || t."tagId"::text`,
    also: sql`jsonb_build_object('tag', (select "name" from "Tag" where "id" = t."tagId"))`,
    erase: "delete",
  },
  { table: "RequestCheck", whose: ofRequest, key: id, erase: { text: gone } },
  { table: "Mention", whose: ofRequest, key: id, inside: true, erase: "keep" },
  {
    table: "RequestLink",
    whose: (cards) => sql`(t."fromId" in (${requests(cards)}) or t."toId" in (${requests(cards)}))`,
    key: id,
    inside: true, // the other side may be somebody else's
    erase: "keep",
  },
  { table: "SameRequest", whose: ofRequest, key: id, inside: true, erase: "delete" },
  {
    table: "Request",
    whose: of("customerId"),
    key: id,
    erase: {
      subject: gone,
      body: gone,
      searchKey: sql`''`,
      senderName: nothing,
      senderNationalId: nothing,
      externalId: nothing,
      followUpNote: nothing,
    },
    stays: ["trackingCode", "match", "mergedFrom", "lastStep"],
  },
  {
    table: "CustomerTag",
    whose: of("customerId"),
    key: sql`t."customerId"::text || t."tagId"::text`,
    also: sql`jsonb_build_object('tag', (select "name" from "Tag" where "id" = t."tagId"))`,
    erase: "delete",
  },
  {
    table: "CustomerKey",
    whose: of("customerId"),
    key: sql`t."customerId"::text || t."key"::text`,
    inside: true, // hashes by which likeness is looked for
    erase: "delete",
  },
  { table: "CustomerNote", whose: of("customerId"), key: id, also: by, erase: "delete" },
  {
    table: "CustomerRelation",
    whose: (cards) => sql`(t."fromId" = any(${cards}::uuid[]) or t."toId" = any(${cards}::uuid[]))`,
    key: id,
    also: sql`jsonb_build_object('from', (select "code" from "Customer" where "id" = t."fromId"),
      'to', (select "code" from "Customer" where "id" = t."toId"))`,
    erase: "delete",
  },
  { table: "CustomerView", whose: of("customerId"), key: id, also: by, erase: "keep" },
  { table: "Interaction", whose: of("customerId"), key: id, also: by, erase: { body: gone } },
  {
    table: "Purchase",
    whose: of("customerId"),
    key: id,
    erase: { keys: sql`'[]'::jsonb` },
    stays: ["externalId", "items"],
  },
  {
    table: "MergeSuggestion",
    whose: (cards) => sql`(t."customerAId" = any(${cards}::uuid[]) or t."customerBId" = any(${cards}::uuid[]))`,
    key: id,
    erase: "delete",
  },
  {
    table: "MergeRow",
    whose: (cards) => sql`t."mergeId" in (${merges(cards)})`,
    key: sql`lpad(t."id"::text, 20, '0')`,
    erase: { before: nothing, after: nothing },
    stays: ["table", "key", "column"],
  },
  {
    table: "Merge",
    whose: (cards) => sql`(t."fromId" = any(${cards}::uuid[]) or t."intoId" = any(${cards}::uuid[]))`,
    key: id,
    erase: { choices: sql`'{}'::jsonb`, undone: nothing },
    stays: ["counts"],
  },
  {
    table: "ImportRow",
    whose: of("customerId"),
    key: sql`t."importId"::text || lpad(t."line"::text, 10, '0')`,
    also: sql`jsonb_build_object('import', (select "name" from "CustomerImport" where "id" = t."importId"))`,
    erase: { before: nothing, added: nothing, reasons: nothing, hash: sql`''` },
    stays: ["by"],
  },
  {
    table: "Customer",
    whose: of("id"),
    key: id,
    secret: ["nameKey", "nameJoined", "checkedAt"],
    erase: {
      name: nothing,
      nameKey: sql`''`,
      nameJoined: sql`''`,
      nationalId: nothing,
      nationalIdConfirmedAt: nothing,
      province: nothing,
      city: nothing,
      address: nothing,
      postalCode: nothing,
      birthday: nothing,
      incomeBand: nothing,
      interests: sql`'{}'`,
      tastes: sql`'{}'`,
      services: sql`'{}'`,
      expectations: nothing,
      custom: sql`'{}'::jsonb`,
      version: sql`t."version" + 1`,
    },
    stays: ["code", "level"],
  },
];

/** The card and every card that was merged into it, over any number of merges. */
export const cardsOf = (id: string): Prisma.Sql => sql`
  with recursive cards as (
    select "id" from "Customer" where "id" = ${id}::uuid
    union select c."id" from cards h join "Customer" c on c."mergedIntoId" = h."id"
  ) select "id" from cards`;
