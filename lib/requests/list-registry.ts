import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { inSight } from "@/lib/auth/sight";
import { decodeCursor, type Page, pageOf, placeFields } from "@/lib/base/cursor";
import { whole } from "@/lib/base/fields";
import { jalaliParts } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { RequestStatus } from "@/prisma/generated/enums";
import { type HandChannel, handChannels } from "./schema";

const { sql } = Prisma;

/** What narrows the registry; the same for the page and the export. */
export const registryFilter = z.strictObject({
  /** Jalali; without it, the current one. */
  year: whole(1300, 1600).optional(),
  channel: z.enum(handChannels).optional(),
});
export type RegistryFilter = z.output<typeof registryFilter>;

export type RegistryRow = {
  id: string;
  year: number;
  number: number;
  at: Date;
  theirNumber: string | null;
  /** A Gregorian day, "YYYY-MM-DD". */
  theirDate: string | null;
  by: string;
  channel: HandChannel;
  request: number;
  subject: string;
  status: RequestStatus;
  customer: { code: string; name: string | null };
  /** The actor may open the request. */
  inSight: boolean;
};
type Row = Omit<RegistryRow, "customer"> & { code: string; name: string | null; sortAt: string };

/** SQL: entries of one year as the actor may see them: those of requests in sight, and those he wrote himself. */
export const registryRows = (actor: Actor, { channel }: RegistryFilter, year: number): Prisma.Sql => sql`
  select b."id", b."year", b."number", b."number"::text as "sortAt", b."at", b."theirNumber", b."theirDate"::text as "theirDate", u."name" as "by",
    q."channel"::text, q."number" as "request", q."subject", q."status"::text, c."code", coalesce(c."name", q."senderName") as "name",
    ${inSight(actor)} as "inSight"
  from "Registration" b join "Request" q on q."id" = b."requestId" join "Customer" c on c."id" = q."customerId"
  join "User" u on u."id" = b."userId"
  where b."year" = ${year}::int and ${channel ? sql`q."channel" = ${channel}::"Channel"` : sql`true`}
    and (${inSight(actor)} or b."userId" = ${actor.kind === "user" ? actor.userId : null}::uuid)`;

export const registryRow = ({ code, name, sortAt: _, ...row }: Row): RegistryRow => ({
  ...row,
  customer: { code, name },
});

/** دفتر ثبت of a year, the newest number first, with the years there are. */
export const listRegistry = query({
  name: "registry.read",
  input: registryFilter.extend(placeFields),
  run: async ({ db, actor, input, now }): Promise<Page<RegistryRow> & { year: number; years: number[] }> => {
    const current = jalaliParts(now).year;
    const year = input.year ?? current;
    const edge = input.before ?? input.cursor;
    const number = edge === undefined ? null : Number(decodeCursor(edge, "number").sort);
    const beyond = number === null ? sql`true` : sql`b."number" ${sql([input.before ? ">" : "<"])} ${number}::int`;
    const order = sql([input.before ? "asc" : "desc"]);
    const rows = await db.$queryRaw<Row[]>`
      ${registryRows(actor, input, year)} and ${beyond} order by b."number" ${order} limit ${input.limit + 1}`;
    const counters = await db.$queryRaw<{ year: number }[]>`
      select "year" from "RegistrationCounter" order by "year" desc`;
    const { items, ...neighbours } = pageOf(rows, input);
    const years = [...new Set([current, ...counters.map((one) => one.year)])].sort((a, b) => b - a);
    return { ...neighbours, items: items.map(registryRow), year, years };
  },
});
