import type { Actor } from "@/lib/auth/actor";
import { type Db, later } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { jalaliParts } from "@/lib/i18n/date";
import { Prisma } from "@/prisma/generated/client";
import type { Channel } from "@/prisma/generated/enums";
import { handChannels, type SubmitInput } from "./schema";

const { sql } = Prisma;

export type Registered = { year: number; number: number };
type Context = { db: Db; actor: Actor; input: Pick<SubmitInput, "channel" | "registration">; now: Date };

/** A person wrote down what came by telephone, in person or on paper. */
export const isByHand = (actor: Actor, channel: Channel): boolean =>
  actor.kind === "user" && handChannels.some((one) => one === channel);

/**
 * ثبت در دفتر: the next number of this Jalali year (Asia/Tehran), in the transaction that stores the request. The counter's row stays locked
 * until that commits, so numbers have no gaps; therefore it is asked for last, when nothing else is waited for. Null: not by hand.
 */
export async function registerByHand(context: Context, requestId: string): Promise<Registered | null> {
  const { db, actor, input, now } = context;
  if (actor.kind !== "user" || !isByHand(actor, input.channel)) return null;
  const { year } = jalaliParts(now);
  const [counter] = await db.$queryRaw<[{ last: number }]>`
    insert into "RegistrationCounter" as c ("year", "last") values (${year}::int, 1)
    on conflict ("year") do update set "last" = c."last" + 1 returning "last"`;
  const { theirNumber = null, theirDate = null } = input.registration ?? {};
  await later(
    db,
    sql`insert into "Registration" ("id", "year", "number", "requestId", "theirNumber", "theirDate", "userId", "at")
      values (${newId()}::uuid, ${year}::int, ${counter.last}::int, ${requestId}::uuid, ${theirNumber}, ${theirDate}::date,
        ${actor.userId}::uuid, ${now.toISOString()}::timestamptz)`,
  );
  return { year, number: counter.last };
}
