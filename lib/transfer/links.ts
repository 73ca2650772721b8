import type { Db } from "@/lib/base/db";
import { Prisma } from "@/prisma/generated/client";

/** A foreign key, from the database's own catalogue: what a later domain adds is found too. */
export type Link = { table: string; from: string; column: string };

export const linksTo = (db: Db, table: "Customer" | "ContactPoint" | "Tag"): Promise<Link[]> =>
  db.$queryRaw<Link[]>`
    select t.relname::text as "table", quote_ident(t.relname) as "from", quote_ident(a.attname) as "column"
    from pg_constraint k join pg_class t on t.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = ${`"${table}"`}::regclass order by 1, 3`;

/** SQL, beginning with `and`: no row of these tables points to `id`. */
export function unlinked(links: readonly Link[], id: Prisma.Sql): Prisma.Sql {
  const parts = links.map(
    ({ from, column }) =>
      Prisma.sql`and not exists (select 1 from ${Prisma.raw(from)} x where x.${Prisma.raw(column)} = ${id})`,
  );
  return parts.length > 0 ? Prisma.join(parts, " ") : Prisma.empty;
}
