import { type Actor, coordinatorSeat, workingSeats } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { invalid, notFound } from "@/lib/base/errors";
import { formatDate, jalaliParts } from "@/lib/i18n/date";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { fa } from "@/lib/i18n/number";
import { type MessageKey, t } from "@/lib/i18n/t";
import { loadSettings } from "@/lib/staff/store";
import { Prisma, type ReadyText } from "@/prisma/generated/client";
import { readHoles, type Values } from "./rules";
import type { TextView } from "./schema";

const sql = Prisma.sql;

/** SQL: the actor has this text at hand: his own, one of a department where he has a seat, one of the company. */
export const atHand = (actor: Actor): Prisma.Sql => {
  const userId = actor.kind === "user" ? actor.userId : null;
  const departments = [...new Set(workingSeats(actor).map((seat) => seat.departmentId))];
  return sql`(x."userId" = ${userId}::uuid or x."scope" = 'company' or x."departmentId" = any(${departments}::uuid[]))`;
};

/** Texts of a condition, those that this person uses most before those that others use. */
export function readTexts(db: Db, actor: Actor, where: Prisma.Sql): Promise<TextView[]> {
  const userId = actor.kind === "user" ? actor.userId : null;
  return db.$queryRaw<TextView[]>`
    select x."id", x."scope"::text, x."departmentId", d."name" as "department", x."name", x."shortcut", x."body", x."version",
      coalesce((select n."count" from "ReadyTextUse" n where n."textId" = x."id" and n."userId" = ${userId}::uuid), 0) as "mine",
      coalesce((select sum(n."count") from "ReadyTextUse" n where n."textId" = x."id"), 0)::int as "uses"
    from "ReadyText" x left join "Department" d on d."id" = x."departmentId"
    where x."removedAt" is null and ${where}
    order by "mine" desc, "uses" desc, x."name" collate "fa-x-icu", x."id" limit 500`;
}

export async function lockText(db: Db, id: string): Promise<ReadyText> {
  const [text] = await db.$queryRaw<ReadyText[]>`
    select * from "ReadyText" where "id" = ${id}::uuid and "removedAt" is null for update`;
  if (!text) throw notFound();
  return text;
}

/** The text to keep, its variables by their own names; refuses names that mean nothing. */
export function keptBody(body: string): string {
  const read = readHoles(body, desk.variables);
  if (read.unknown.length > 0)
    throw invalid({ body: { key: "text.unknownVariable", params: { name: read.unknown[0]! } } });
  if (read.open) throw invalid({ body: "text.openBraces" });
  return read.body;
}

type Owner = Pick<ReadyText, "scope" | "userId" | "departmentId" | "shortcut">;

/** Refuses a shortcut that another text of the same owner has; two who save it at once meet the unique index. */
export async function mustBeFree(db: Db, { scope, userId, departmentId, shortcut }: Owner, except?: string) {
  const found = await db.readyText.findFirst({
    where: { scope, userId, departmentId, shortcut, removedAt: null, ...(except ? { id: { not: except } } : {}) },
    select: { name: true },
  });
  if (found) throw invalid({ shortcut: { key: "text.shortcutTaken", params: { name: found.name } } });
}

type About = {
  number: number;
  trackingCode: string;
  subject: string;
  receivedAt: Date;
  code: string;
  name: string | null;
};

/** The values for this person, here and now; of a request too when there is one. Dates are Jalali, digits Persian. */
export async function valuesFor(db: Db, actor: Actor, now: Date, requestId: string | null): Promise<Values> {
  const { company } = await loadSettings(db, now);
  const seat = coordinatorSeat(actor) ?? workingSeats(actor)[0];
  const [about] = requestId
    ? await db.$queryRaw<About[]>`
        select q."number", q."trackingCode", q."subject", q."receivedAt", c."code", coalesce(c."name", q."senderName") as "name"
        from "Request" q join "Customer" c on c."id" = live_customer(q."customerId") where q."id" = ${requestId}::uuid`
    : [];
  return {
    "customer.name": about?.name,
    "customer.code": about && fa(about.code),
    "request.number": about && fa(String(about.number)),
    "request.trackingCode": about?.trackingCode,
    "request.subject": about?.subject,
    "request.date": about && formatDate(about.receivedAt),
    "me.name": actor.kind === "user" ? actor.name : null,
    "me.position": seat?.title,
    "me.department": seat?.departmentName,
    "company.name": company.name,
    "company.phone": company.phone,
    today: formatDate(now),
    weekday: t(`dates.weekday.d${jalaliParts(now).weekday}` as MessageKey),
  };
}
