import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { newId } from "@/lib/base/id";
import { readHouse } from "@/lib/calendar/store";
import { delivery, mailDomain, mailId, mailListHtml, mailListText } from "@/lib/channels/rules";
import { type Sending, sending } from "@/lib/channels/store";
import { command } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { composed, type Pending } from "./composing";
import { afterQuiet } from "./rules";
import { type Listener, readListeners, SIGHTLESS, sights } from "./store";

type Kept = { done: string[]; later: { ids: string[]; until: Date } | null; posted: string | null };
const NOTHING: Kept = { done: [], later: null, posted: null };

/**
 * The mail that one person is owed now: what happened in the last minutes in one mail, or the mail of the day. Locked by person, so that
 * of two workers one sends it. Sight is asked again; what was read meanwhile is not told.
 */
export const postNotices = command({
  name: "notice.post",
  input: z.strictObject({ userId: z.uuid() }),
  load: async ({ db, input }) => {
    await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('notices:' || ${input.userId}, 0))`;
  },
  run: async ({ db, input: { userId }, now, queue }) => {
    const [listener] = await readListeners(db, [userId], now);
    const pending = await pendingOf(db, userId);
    const due = pending.filter((n) => n.mailAt <= now);
    if (due.length === 0) return { mails: 0 };
    const leaving = await sending(db, "email", null, now);
    if (!listener || leaving.status === "held") {
      await settle(
        db,
        pending.map((n) => n.id),
        null,
      );
      return { mails: 0 };
    }
    const ways = ["now", "digest"] as const;
    let mails = 0;
    for (const way of ways) {
      if (!due.some((n) => n.mail === way)) continue;
      const { done, later, posted } = await post(
        db,
        listener,
        way,
        pending.filter((n) => n.mail === way),
        leaving,
        now,
      );
      await settle(db, done, posted);
      if (later) await db.notice.updateMany({ where: { id: { in: later.ids } }, data: { mailAt: later.until } });
      if (posted) queue(delivery(posted, "notice"));
      mails += Number(posted !== null);
    }
    return { mails };
  },
});

const settle = (db: Db, ids: string[], posted: string | null) =>
  db.notice.updateMany({ where: { id: { in: ids } }, data: { mail: null, mailAt: null, mailId: posted } });

/** All that is owed to him by mail, oldest first, also what need not go yet. What is confidential leaves the house by its number only. */
const pendingOf = (db: Db, userId: string) => db.$queryRaw<Pending[]>`
  select n."id", n."kind", n."at", n."mail", n."mailAt", n."requestId", u."name" as "by", q."number", case when not q."confidential" then q."subject" end as "subject"
  from "Notice" n join "Event" e on e."id" = n."eventId" left join "User" u on u."id" = e."userId"
  left join "Request" q on q."id" = n."requestId"
  where n."userId" = ${userId}::uuid and n."mailAt" is not null and n."readAt" is null order by n."at", n."id"`;

async function post(
  db: Db,
  to: Listener,
  way: "now" | "digest",
  owed: Pending[],
  leaving: Sending,
  now: Date,
): Promise<Kept> {
  const ids = owed.map((n) => n.id);
  const { work } = await readHouse(db, now);
  const until = afterQuiet(now, to.choices, work);
  if (until > now) return { ...NOTHING, later: { ids, until } };
  const about = [...new Set(owed.flatMap((n) => n.requestId ?? []))];
  const visible = await sights(
    db,
    about.map((requestId) => ({ actor: to.actor, requestId })),
  );
  const sees = (n: Pending) => visible.has(`${to.actor.userId}/${n.requestId}`);
  const told = owed
    .filter((n) => n.requestId === null || sees(n) || SIGHTLESS.includes(n.kind))
    .map((n) => (n.requestId === null || sees(n) ? n : { ...n, subject: null }));
  if (told.length === 0) return { ...NOTHING, done: ids };
  const { company } = await loadSettings(db, now);
  const { subject, list } = composed(told, { way, name: to.actor.name, company: company.name, now });
  const { AUTH_SECRET, MAIL_FROM } = env();
  const id = newId();
  await db.outboxMessage.create({
    data: {
      id,
      purpose: way === "now" ? "notice" : "digest",
      toAddress: to.email,
      subject,
      text: mailListText(list),
      html: mailListHtml(list),
      messageId: mailId("notice", id, mailDomain(MAIL_FROM), AUTH_SECRET ?? ""),
      ...leaving,
      createdAt: now,
    },
  });
  return { done: ids, later: null, posted: id };
}
