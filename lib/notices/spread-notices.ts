import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { readHouse } from "@/lib/calendar/store";
import { sending } from "@/lib/channels/store";
import { command } from "@/lib/kernel/command";
import { isUnseenRecall, kinds, mailTime } from "./rules";
import type { NoticeKind } from "./schema";
import {
  choiceOf,
  eventsOf,
  type Listener,
  readHouseOf,
  readListeners,
  SIGHTLESS,
  sights,
  type ToldRow,
} from "./store";

const input = z.object({
  at: z.string(),
  types: z.array(z.string()),
  requestIds: z.array(z.uuid()).default([]),
  subjects: z.array(z.object({ type: z.string(), id: z.string() })).default([]),
});

type One = { event: ToldRow; kind: NoticeKind; listener: Listener };

/**
 * Tells of events whomever they concern: who sees the request now and wants to hear of it. What was put off by somebody else than
 * who acted comes back. Run twice, it tells once.
 */
export const spreadNotices = command({
  name: "notice.spread",
  input,
  load: ({ db, input }) => eventsOf(db, input),
  run: async ({ db, subject: events, now }) => {
    await wake(db, events);
    const spared = await withdraw(db, events);
    const house = await readHouseOf(db, now);
    const told = eachOnce(events.flatMap((event) => kinds(event, house).map((one) => ({ ...one, event }))));
    const listeners = await readListeners(db, [...new Set(told.map((one) => one.userId))], now);
    const all = told.flatMap(({ event, kind, userId }): One[] => {
      const listener = listeners.find((l) => l.actor.userId === userId);
      return listener ? [{ event, kind, listener }] : [];
    });
    const wanted = await seen(all.filter((one) => isWanted(one)));
    const { work } = await readHouse(db, now);
    const mailed = (await sending(db, "email", null, now)).status === "queued";
    const rows = wanted.map(({ event, kind, listener }) => {
      const { inApp, mail } = choiceOf(listener.choices, kind);
      const at = mailed ? mailTime(now, mail, listener.choices, work) : null;
      return {
        id: newId(),
        userId: listener.actor.userId,
        kind,
        eventId: event.id,
        requestId: event.requestId,
        referralId: event.referralId,
        at: event.at,
        shown: inApp,
        mail: at ? mail : null,
        mailAt: at,
      };
    });
    await db.notice.createMany({ data: rows, skipDuplicates: true });
    return { users: [...new Set([...rows.filter((r) => r.shown).map((r) => r.userId), ...spared])] };

    function isWanted({ kind, listener }: One): boolean {
      const { inApp, mail } = choiceOf(listener.choices, kind);
      return inApp || mail !== "off";
    }

    async function seen(asked: One[]): Promise<One[]> {
      const pairs = asked.flatMap(({ event, listener: { actor } }) =>
        event.requestId ? [{ actor, requestId: event.requestId }] : [],
      );
      const visible = await sights(db, [...new Map(pairs.map((p) => [p.actor.userId + p.requestId, p])).values()]);
      return asked.filter(
        ({ event, kind, listener }) =>
          event.requestId === null ||
          SIGHTLESS.includes(kind) ||
          visible.has(`${listener.actor.userId}/${event.requestId}`),
      );
    }
  },
});

/** @returns who had a notice that is gone now */
async function withdraw(db: Db, all: ToldRow[]): Promise<string[]> {
  const gone = all.filter(isUnseenRecall);
  const referralIds = gone.flatMap(({ referralId }) => referralId ?? []);
  if (referralIds.length === 0) return [];
  const requestIds = gone.flatMap(({ requestId }) => requestId ?? []);
  const rows = await db.$queryRaw<{ userId: string }[]>`
    delete from "Notice" where "requestId" = any(${requestIds}::uuid[]) and "referralId" = any(${referralIds}::uuid[])
      and "readAt" is null returning "userId"::text`;
  return rows.map(({ userId }) => userId);
}

async function wake(db: Db, all: ToldRow[]): Promise<void> {
  for (const { requestId, userId, type } of all) {
    if (!requestId || type.endsWith("followUpSoon")) continue;
    await db.$executeRaw`update "Request" set "snoozed" = false
      where "id" = ${requestId}::uuid and "snoozed" and "followUpById" is distinct from ${userId}::uuid`;
    await db.$executeRaw`update "Referral" set "snoozed" = false
      where "requestId" = ${requestId}::uuid and "snoozed" and "followUpById" is distinct from ${userId}::uuid`;
  }
}

type Heard = { userId: string; kind: NoticeKind; event: ToldRow };

/** Whoever is named in a note hears that he was named, and not once more that there is a note. */
const eachOnce = (all: Heard[]): Heard[] =>
  all.filter(
    (one) =>
      one.kind !== "noted" ||
      !all.some((o) => o.kind === "mentioned" && o.userId === one.userId && o.event.requestId === one.event.requestId),
  );
