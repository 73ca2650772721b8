import type { Db } from "@/lib/base/db";
import type { Json, NewEvent } from "@/lib/kernel/events";
import type { DoneRow } from "./done-row";

/** Who came to belong to what with these rows, as far as it still stands. */
export type Member = { id: string; fromId: string; toId: string };

export async function membersBy(db: Db, rows: readonly DoneRow[]): Promise<Member[]> {
  const ids = rows.flatMap(({ added }) => added.relation ?? []);
  if (ids.length === 0) return [];
  return db.$queryRaw<Member[]>`
    select "id", "fromId", "toId" from "CustomerRelation" where "id" = any(${ids}::uuid[]) order by "id" for update`;
}

/** Ends these relations; both cards tell it. */
export async function endMembers(db: Db, importId: string, members: readonly Member[]): Promise<NewEvent[]> {
  if (members.length === 0) return [];
  await db.$executeRaw`delete from "CustomerRelation" where "id" = any(${members.map(({ id }) => id)}::uuid[])`;
  return members.flatMap(({ id, fromId, toId }) => {
    const before: Json = { relationId: id, kind: "member", from: fromId, to: toId };
    const after: Json = { importId, undone: true };
    return [fromId, toId].map((customerId): NewEvent => ({ type: "customer.unrelated", customerId, before, after }));
  });
}
