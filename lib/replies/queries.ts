import { z } from "zod";
import { inSight } from "@/lib/auth/sight";
import { pageOf, placeFields } from "@/lib/base/cursor";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { keyset } from "@/lib/base/keyset";
import { channels } from "@/lib/base/words";
import { sending } from "@/lib/channels/store";
import { query } from "@/lib/kernel/command";
import type { EventType } from "@/lib/kernel/reactions";
import { Prisma } from "@/prisma/generated/client";
import type { CallOutcome, Channel, OutboxStatus, ReplyThen } from "@/prisma/generated/enums";
import { outboxGroups, outboxStates } from "./rules";

export type ReplyView = {
  id: string;
  channel: Channel;
  address: string | null;
  body: string;
  then: ReplyThen;
  effective: boolean;
  callOutcome: CallOutcome | null;
  callBackAt: Date | null;
  at: Date;
  by: string;
  seat: string;
  /** Departments whose answers it cites. */
  cites: { answerId: string; referralId: string; department: string }[];
  /** The newest of `tries`. */
  delivery: DeliveryView | null;
  /** Its messages, the first one first: each further one went in the stead of one that failed. */
  tries: DeliveryView[];
};

export type DeliveryView = {
  id: string;
  channel: Channel;
  toAddress: string;
  status: OutboxStatus;
  attempts: number;
  lastError: string | null;
  failure: string | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
};

type TryRow = Omit<DeliveryView, "sentAt" | "deliveredAt" | "readAt"> &
  Record<"sentAt" | "deliveredAt" | "readAt", string | null>;
type Row = Omit<ReplyView, "delivery" | "tries"> & { tries: TryRow[] };

/** What was sent to the customer, oldest first, with what became of it; one statement. */
export async function readReplies(db: Db, requestId: string): Promise<ReplyView[]> {
  const rows = await db.$queryRaw<Row[]>`
    select y."id", y."channel"::text, y."address", y."body", y."then"::text, y."effective", y."callOutcome"::text, y."callBackAt", y."at",
      u."name" as "by", p."title" as "seat",
      (select coalesce(json_agg(json_build_object('id', m."id", 'channel', m."channel", 'toAddress', m."toAddress", 'status', m."status",
        'attempts', m."attempts", 'lastError', m."lastError", 'failure', m."failure", 'sentAt', m."sentAt", 'deliveredAt', m."deliveredAt",
        'readAt', m."readAt") order by m."createdAt", m."id"), '[]') from "OutboxMessage" m where m."replyId" = y."id") as "tries",
      (select coalesce(json_agg(json_build_object('answerId', a."id", 'referralId', a."referralId", 'department', d."name")), '[]')
       from "Citation" ci join "Answer" a on a."id" = ci."answerId" join "Position" ap on ap."id" = a."positionId"
       join "Department" d on d."id" = ap."departmentId" where ci."replyId" = y."id") as "cites"
    from "Reply" y join "User" u on u."id" = y."userId" join "Position" p on p."id" = y."positionId"
    where y."requestId" = ${requestId}::uuid order by y."at"`;
  return rows.map((row) => {
    const tries = row.tries.map(dated);
    return { ...row, tries, delivery: tries.at(-1) ?? null };
  });
}

const dated = ({ sentAt, deliveredAt, readAt, ...rest }: TryRow): DeliveryView => ({
  ...rest,
  sentAt: sentAt === null ? null : new Date(sentAt),
  deliveredAt: deliveredAt === null ? null : new Date(deliveredAt),
  readAt: readAt === null ? null : new Date(readAt),
});

export type OutboxRow = {
  id: string;
  purpose: string;
  channel: Channel;
  toAddress: string;
  subject: string;
  status: OutboxStatus;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
  number: number | null;
  account: string | null;
  parts: number | null;
  costRial: bigint | null;
  /** Who asks may open its request. */
  opens: boolean;
};

/** All outgoing messages, newest first. A text message has no subject: its first words stand there. */
export const listOutbox = query({
  name: "outbox.read",
  input: z.strictObject({
    state: z.enum(outboxStates).optional(),
    channel: z.enum(channels).optional(),
    ...placeFields,
  }),
  run: async ({ db, actor, input, now }) => {
    const { beyond, order } = keyset(input, Prisma.sql`m."createdAt"`, Prisma.sql`m."id"`);
    const statuses = input.state ? outboxGroups[input.state] : [];
    const state = input.state ? Prisma.sql`m."status" = any(${statuses}::"OutboxStatus"[])` : Prisma.sql`true`;
    const channel = input.channel ? Prisma.sql`m."channel" = ${input.channel}::"Channel"` : Prisma.sql`true`;
    const rows = await db.$queryRaw<(OutboxRow & { sortAt: string })[]>`
      select m."id", m."purpose", m."channel"::text, m."toAddress", coalesce(nullif(m."subject", ''), left(m."text", 80)) as "subject",
        m."status"::text, m."attempts", m."lastError", m."createdAt", m."sentAt", q."number", a."name" as "account", m."parts", m."costRial",
        ${inSight(actor)} as "opens", m."createdAt"::text as "sortAt"
      from "OutboxMessage" m left join "Request" q on q."id" = m."requestId" left join "ChannelAccount" a on a."id" = m."accountId"
      where ${state} and ${channel} and ${beyond} ${order}`;
    return { ...pageOf(rows, input), setUp: (await sending(db, "email", null, now)).status === "queued" };
  },
});

export type OutboxStep = { id: string; type: EventType; at: Date; by: string | null; error: string | null };

/** One message in full, exactly as it goes out, with what became of it step by step. */
export const readMessage = query({
  name: "outbox.read",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ db, actor, input, now }) => {
    const message = await db.outboxMessage.findUnique({
      where: { id: input.id },
      include: {
        request: { select: { number: true } },
        account: { select: { id: true, name: true, removedAt: true } },
      },
    });
    if (!message) throw notFound();
    const instead = await db.outboxMessage.findFirst({
      where: { insteadOfId: message.id },
      select: { id: true, channel: true },
    });
    const steps = await db.$queryRaw<OutboxStep[]>`
      select e."id"::text, e."type", e."at", u."name" as "by", d."values"->>'error' as "error"
      from "Event" e left join "User" u on u."id" = e."userId" left join "EventDetail" d on d."eventId" = e."id"
      where e."subjectType" = 'outbox' and e."subjectId" = ${message.id} order by e."at", e."id" limit 100`;
    const { status } = await sending(db, message.channel, message.requestId, now);
    const [seen] = await db.$queryRaw<{ opens: boolean }[]>`
      select ${inSight(actor)} as "opens" from "Request" q where q."id" = ${message.requestId}::uuid`;
    return { ...message, instead, steps, setUp: status === "queued", opens: seen?.opens ?? false };
  },
});
