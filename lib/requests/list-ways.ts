import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { readLine, type ShownLine } from "@/lib/channels/sms/read-line";
import { sending } from "@/lib/channels/store";
import { isVerified } from "@/lib/customers/rules";
import { tehranMinutes } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { type RankedWay, rankWays, type WayChannel, type WayFacts } from "@/lib/replies/ways";
import type { Request } from "@/prisma/generated/client";
import type { ContactState } from "@/prisma/generated/enums";
import { sightOf } from "./store";

export type Ways = {
  ways: RankedWay[];
  /** The line that would send a text message: what a part costs, and whether it reaches everybody; null: none is set up. */
  line: ShownLine | null;
  /** Leads to the page on which the customer follows his request. */
  track: string;
};

/** By which ways the customer of a request can be answered, the best first, with what speaks for and against each. */
export const listWays = query({
  name: "request.ways",
  input: z.strictObject({ number: requestNumber }),
  load: async ({ db, actor, input }) => {
    const request = await db.request.findUnique({ where: { number: input.number } });
    if (!request) throw notFound();
    return { sight: await sightOf(db, actor, request.id), request };
  },
  run: async ({ db, subject: { request }, now }): Promise<Ways> => {
    const [rows, mail, text] = [
      await readWays(db, request),
      await sending(db, "email", request.id, now),
      await sending(db, "sms", request.id, now),
    ];
    // Mail without a server is held, and goes when there is one; a text message would come days too late.
    const setUp: WayChannel[] = [
      ...(mail.status === "queued" || text.status === "held" ? (["email"] as const) : []),
      ...(text.status === "queued" ? (["sms"] as const) : []),
    ];
    const about = {
      channel: request.channel,
      urgent: request.priority === "urgent",
      minutes: tehranMinutes(now),
      setUp,
    };
    const facts = rows.map(({ state, provedAt, ...row }): WayFacts => {
      const proved = provedAt === null ? null : new Date(provedAt);
      return { ...row, verified: state !== null && isVerified({ state, provedAt: proved }, now) };
    });
    return {
      ways: rankWays(facts, about),
      line: await readLine(db, request.id),
      track: `${env().APP_URL}/track/${request.trackingCode}`,
    };
  },
});

type Row = Omit<WayFacts, "verified"> & { state: ContactState | null; provedAt: string | Date | null };

/** Every address of the card and of the request, once for each way it can be used, with what became of messages to it. */
const readWays = (db: Db, request: Pick<Request, "id" | "customerId">): Promise<Row[]> => db.$queryRaw<Row[]>`
  with given as (
    select distinct k."kind", k."canonical" from "RequestKey" k
    where k."requestId" = ${request.id}::uuid and k."canonical" is not null and k."kind" <> 'handle'
  ), points as (
    select p.* from "ContactPoint" p
    where p."customerId" = ${request.customerId}::uuid and p."retiredAt" is null and p."kind" <> 'handle'
  ), addresses as (
    select coalesce(p."kind", g."kind") as "kind", coalesce(p."canonical", g."canonical") as "address", p."id" as "pointId", p."state",
      p."provedAt", g."canonical" is not null as "given", coalesce(p."main", false) as "main", coalesce(p."shared", false) as "shared",
      coalesce(p."doNotUse", false) as "doNotUse",
      (select n."granted" from "Consent" n where n."contactPointId" = p."id" and n."purpose" = 'service') as "consent"
    from points p full join given g on g."kind" = p."kind" and g."canonical" = p."canonical"
  )
  select w."channel", a."kind"::text, a."address", a."pointId", a."state"::text, a."provedAt", a."given", a."main", a."shared", a."doNotUse",
    a."consent", coalesce(o."arrived", 0) as "arrived", coalesce(o."failed", 0) as "failed", coalesce(o."failedLast", false) as "failedLast"
  from addresses a
  join (values ('email', 'email'), ('sms', 'mobile'), ('phone', 'mobile'), ('phone', 'landline')) as w("channel", "kind") on w."kind" = a."kind"::text
  left join lateral (
    select count(*) filter (where m."status" in ('sent', 'delivered', 'read'))::int as "arrived",
      count(*) filter (where m."status" in ('failed', 'bounced'))::int as "failed",
      (array_agg(m."status" in ('failed', 'bounced') order by m."createdAt" desc))[1] as "failedLast"
    from (select * from "OutboxMessage" m where m."toAddress" = a."address" and m."channel"::text = w."channel" and m."status" not in ('queued', 'held')
      order by m."createdAt" desc limit 20) m
  ) o on true`;
