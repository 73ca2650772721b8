import type { Actor } from "@/lib/auth/actor";
import { workingSeats } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { type Customer, Prisma } from "@/prisma/generated/client";
import type { FieldRow } from "./rules";

const sql = Prisma.sql;

/** The id of the card that this code leads to, over any number of merges; null when there is none. */
export async function cardId(db: Db, code: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    with recursive chain as (
      select "id", "mergedIntoId" from "Customer" where "code" = ${code}
      union select n."id", n."mergedIntoId" from chain h join "Customer" n on n."id" = h."mergedIntoId"
    ) select "id" from chain where "mergedIntoId" is null`;
  return found?.id ?? null;
}

/** Locks the card that this code leads to, over any number of merges. `version` (when given) must be the current one. */
export async function lockCustomer(db: Db, code: string, version?: number): Promise<Customer> {
  for (;;) {
    const id = await cardId(db, code);
    if (!id) throw notFound();
    const [card] = await db.$queryRaw<Customer[]>`select * from "Customer" where "id" = ${id}::uuid for update`;
    if (!card || card.mergedIntoId !== null) continue; // merged away since we looked
    if (card.erasedAt !== null) throw notFound();
    if (version !== undefined && version !== card.version) throw conflict("stale");
    return card;
  }
}

/** The seat that an act on a card is done from: a coordinator's before others; none for a manager without one. */
export function actingSeat(actor: Actor): { positionId?: string } {
  const seats = workingSeats(actor);
  const seat = seats.find((s) => s.role === "coordinator") ?? seats[0];
  return seat ? { positionId: seat.positionId } : {};
}

/** SQL: the house's own fields as a JSON list of `FieldRow`, in their order. */
export const fieldsSql = (
  where: Prisma.Sql,
): Prisma.Sql => sql`(select coalesce(json_agg(json_build_object('id', f."id", 'label', f."label",
    'type', f."type", 'options', f."options", 'kinds', f."kinds", 'required', f."required", 'ordinal', f."ordinal", 'active', f."active",
    'version', f."version") order by f."ordinal", f."createdAt"), '[]')
  from "CustomField" f where f."active" and ${where})`;

/** The active fields of cards of one kind. */
export async function fieldsOf(db: Db, kind: string): Promise<FieldRow[]> {
  const [row] = await db.$queryRaw<{ fields: FieldRow[] }[]>`
    select ${fieldsSql(sql`${kind}::"CustomerKind" = any(f."kinds")`)} as "fields"`;
  return row!.fields;
}
