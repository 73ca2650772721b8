import { z } from "zod";
import { pageOf, placeFields } from "@/lib/base/cursor";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { keyset } from "@/lib/base/keyset";
import { emailIsSetUp } from "@/lib/channels/email";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { CallOutcome, Channel, OutboxStatus, ReplyThen } from "@/prisma/generated/enums";

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
  delivery: {
    id: string;
    status: OutboxStatus;
    attempts: number;
    lastError: string | null;
    sentAt: Date | null;
  } | null;
};

type Row = Omit<ReplyView, "delivery"> & {
  outboxId: string | null;
  outboxStatus: OutboxStatus;
  attempts: number;
  lastError: string | null;
  sentAt: Date | null;
};

/** What was sent to the customer, oldest first, with what became of it; one statement. */
export async function readReplies(db: Db, requestId: string): Promise<ReplyView[]> {
  const rows = await db.$queryRaw<Row[]>`
    select y."id", y."channel"::text, y."address", y."body", y."then"::text, y."effective", y."callOutcome"::text, y."callBackAt", y."at",
      u."name" as "by", p."title" as "seat", o."id" as "outboxId", o."status"::text as "outboxStatus", o."attempts", o."lastError", o."sentAt",
      (select coalesce(json_agg(json_build_object('answerId', a."id", 'referralId', a."referralId", 'department', d."name")), '[]')
       from "Citation" ci join "Answer" a on a."id" = ci."answerId" join "Position" ap on ap."id" = a."positionId"
       join "Department" d on d."id" = ap."departmentId" where ci."replyId" = y."id") as "cites"
    from "Reply" y join "User" u on u."id" = y."userId" join "Position" p on p."id" = y."positionId"
    left join lateral (select * from "OutboxMessage" m where m."replyId" = y."id" order by m."createdAt" desc limit 1) o on true
    where y."requestId" = ${requestId}::uuid order by y."at"`;
  return rows.map(({ outboxId, outboxStatus, attempts, lastError, sentAt, ...reply }) => ({
    ...reply,
    delivery: outboxId ? { id: outboxId, status: outboxStatus, attempts, lastError, sentAt } : null,
  }));
}

export const outboxStatuses = ["queued", "sent", "held", "failed", "cancelled"] as const;

export type OutboxRow = {
  id: string;
  purpose: string;
  toAddress: string;
  subject: string;
  status: OutboxStatus;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  number: number | null;
};

/** All outgoing mail, newest first. */
export const listOutbox = query({
  name: "outbox.read",
  input: z.strictObject({
    status: z.enum(outboxStatuses).optional(),
    ...placeFields,
  }),
  run: async ({ db, input }) => {
    const { beyond, order } = keyset(input, Prisma.sql`m."createdAt"`, Prisma.sql`m."id"`);
    const rows = await db.$queryRaw<(OutboxRow & { sortAt: string })[]>`
      select m."id", m."purpose", m."toAddress", m."subject", m."status"::text, m."attempts", m."createdAt", m."sentAt", q."number",
        m."createdAt"::text as "sortAt"
      from "OutboxMessage" m left join "Request" q on q."id" = m."requestId"
      where ${input.status ? Prisma.sql`m."status" = ${input.status}::"OutboxStatus"` : Prisma.sql`true`} and ${beyond} ${order}`;
    return { ...pageOf(rows, input), setUp: emailIsSetUp() };
  },
});

/** One mail in full, exactly as it goes out. */
export const readMessage = query({
  name: "outbox.read",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ db, input }) => {
    const message = await db.outboxMessage.findUnique({
      where: { id: input.id },
      include: { request: { select: { number: true } } },
    });
    if (!message) throw notFound();
    return { ...message, setUp: emailIsSetUp() };
  },
});
