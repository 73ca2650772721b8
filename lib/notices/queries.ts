import { z } from "zod";
import type { Actor, UserActor } from "@/lib/auth/actor";
import { inSight } from "@/lib/auth/sight";
import { pageOf } from "@/lib/base/cursor";
import { keyset } from "@/lib/base/keyset";
import { sending } from "@/lib/channels/store";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { RequestStatus } from "@/prisma/generated/enums";
import { type NoticeItem, type NoticeKind, type NoticePage, noticesInput } from "./schema";
import { choicesOf, detailSql, subjectSql } from "./store";

const { sql } = Prisma;

type Row = {
  id: string;
  sortAt: string;
  kind: NoticeKind;
  at: Date;
  read: boolean;
  by: string | null;
  number: number | null;
  subject: string | null;
  status: RequestStatus | null;
  open: boolean;
  detail: string | null;
};

/** One's own notices, newest first. What is out of sight by now is told without its subject. */
export const listNotices = query({
  name: "notice.read",
  input: noticesInput,
  run: async ({ db, actor, input }): Promise<NoticePage> => {
    const { userId } = actor as UserActor;
    const { beyond, order } = keyset(input, sql`n."at"`, sql`n."id"`);
    const unread = input.unread ? sql`and n."readAt" is null` : Prisma.empty;
    const rows = await db.$queryRaw<Row[]>`
      with page as (
        select n.* from "Notice" n where n."userId" = ${userId}::uuid and n."shown" ${unread} and ${beyond} ${order}
      )
      select n."id", n."at"::text as "sortAt", n."kind", n."at", n."readAt" is not null as "read", u."name" as "by", q."number",
        ${inSight(actor)} as "open", ${subjectSql(inSight(actor))} as "subject", q."status"::text, ${detailSql} as "detail"
      from page n join "Event" e on e."id" = n."eventId" left join "User" u on u."id" = e."userId"
      left join "Request" q on q."id" = n."requestId" left join "Referral" r on r."id" = n."referralId"
      order by n."at" ${Prisma.raw(input.before ? "asc" : "desc")}, n."id" ${Prisma.raw(input.before ? "asc" : "desc")}`;
    const page = pageOf(rows, input);
    return { ...page, items: page.items.map(item) };
  },
});

function item({ id, kind, at, read, by, number, subject, status, open, detail }: Row): NoticeItem {
  const request = number === null ? null : { number, subject, status: status!, open };
  return { id, kind, at, read, by, request, detail: request && !open ? null : detail };
}

const LIMIT = 100;

/** SQL: how many notices this person has not read, up to the most that is shown. */
export const unreadSql = (actor: Actor): Prisma.Sql => Prisma.sql`(select count(*)::int from (
  select 1 from "Notice" where "userId" = ${(actor as UserActor).userId}::uuid and "shown" and "readAt" is null limit ${LIMIT}) x)`;

/** How many of one's notices are unread, counted up to 100. */
export const countNotices = query({
  name: "notice.read",
  input: z.strictObject({}),
  run: async ({ db, actor }): Promise<number> => {
    const [row] = await db.$queryRaw<{ n: number }[]>`select ${unreadSql(actor)} as "n"`;
    return row!.n;
  },
});

/** What one chose to be told, with what stands for the rest. */
export const readChoices = query({
  name: "notice.choose",
  input: z.strictObject({}),
  run: async ({ db, actor }) => {
    const user = await db.user.findUniqueOrThrow({
      where: { id: (actor as UserActor).userId },
      select: { preferences: true },
    });
    return choicesOf(user.preferences as { notices?: unknown });
  },
});

/** Whether a mail can leave at all. */
export const mailLeaves = query({
  name: "notice.choose",
  input: z.strictObject({}),
  run: async ({ db, now }) => (await sending(db, "email", null, now)).status === "queued",
});
