import { z } from "zod";
import { type Actor, queueDepartments, type UserActor, workingSeats } from "@/lib/auth/actor";
import { verdict } from "@/lib/auth/policy";
import { pageOf } from "@/lib/base/cursor";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { keyset } from "@/lib/base/keyset";
import { boxCountsSql } from "@/lib/cartable/queries";
import { type BoxCounts, cartableInput } from "@/lib/cartable/schema";
import { filteredCount } from "@/lib/cartable/store";
import { openSuggestionsSql } from "@/lib/identity/list-suggestions";
import { query } from "@/lib/kernel/command";
import { unreadSql } from "@/lib/notices/queries";
import { searchCount } from "@/lib/requests/queries";
import { requestSearch } from "@/lib/requests/schema";
import { Prisma, type SavedView } from "@/prisma/generated/client";
import { MOST_COUNTED, MOST_SHOWN, type ViewFace, viewList } from "./schema";
import { faceOf } from "./store";

/** The views this person finds in his navigation: his own, his departments', everybody's. */
async function viewsOf(db: Db, actor: Actor): Promise<ViewFace[]> {
  const rows = await db.$queryRaw<SavedView[]>`${viewsSql(actor)}`;
  return rows.map((view) => faceOf(view, actor));
}

/** SQL: lists this person can open: boxes belong to seats, and who neither works nor manages finds no requests at all. */
const openPlaces = (actor: Actor) => {
  if (workingSeats(actor).length > 0) return Prisma.sql`true`;
  return verdict("request.search", actor, null) === "allow" ? Prisma.sql`"place" = 'requests'` : Prisma.sql`false`;
};

const his = (actor: Actor) => Prisma.sql`(${openPlaces(actor)} and ("userId" = ${(actor as UserActor).userId}::uuid
    or "departmentId" = any(${queueDepartments(actor)}::uuid[]) or "scope" = 'everyone'))`;

const viewsSql = (actor: Actor) => Prisma.sql`
  select * from (select *, row_number() over (partition by "scope" order by "name", "id") as "nth" from "SavedView" where ${his(actor)}) s
  where "nth" <= ${MOST_SHOWN} order by "scope", "nth"`;

type Desk = { boxes: BoxCounts | null; alike: number | null; unread: number; views: SavedView[] };

/** What the frame of every page of the desk tells: figures of boxes, suggestions and notices, and the views; in one statement. */
export const readDesk = query({
  name: "view.list",
  input: z.strictObject({}),
  run: async ({ db, actor, now }) => {
    const none = Prisma.sql`null`;
    const [row] = await db.$queryRaw<[Desk]>`select
      ${workingSeats(actor).length > 0 ? boxCountsSql(actor, now) : none} as "boxes",
      ${verdict("suggestion.read", actor, null) === "allow" ? openSuggestionsSql(now) : none} as "alike",
      ${unreadSql(actor)} as "unread",
      (select coalesce(json_agg(v), '[]') from (${viewsSql(actor)}) v) as "views"`;
    return { ...row, views: row.views.map((view) => faceOf(view, actor)) };
  },
});

export const readView = query({
  name: "view.read",
  input: z.strictObject({ id: z.uuid() }),
  load: async ({ db, input }) => {
    const view = await db.savedView.findUnique({ where: { id: input.id } });
    if (!view) throw notFound();
    return view;
  },
  run: async ({ actor, subject }) => faceOf(subject, actor),
});

/** How many rows each of his views has, counted up to 100; in one statement. Broken ones are left out. */
export const countViews = query({
  name: "view.list",
  input: z.strictObject({}),
  run: async ({ db, actor, now }) => countsOf(db, actor, await viewsOf(db, actor), now),
});

async function countsOf(db: Db, actor: Actor, views: ViewFace[], now: Date): Promise<Record<string, number>> {
  const counts = views
    .filter(({ broken }) => broken.length === 0)
    .map(({ id, place, filter }) => {
      const count =
        place === "requests"
          ? searchCount(actor, requestSearch.parse(filter))
          : filteredCount(actor, cartableInput.parse({ ...filter, box: place }), now);
      return Prisma.sql`select ${id} as "id", (${count}) as "n"`;
    });
  if (counts.length === 0) return {};
  const rows = await db.$queryRaw<{ id: string; n: number }[]>`${Prisma.join(counts, " union all ")}`;
  return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
}

/**
 * All the views he finds, not only those of the navigation. Asked for, each has its count as there (null where its filter is broken),
 * of a few at a time: each is a search of its own.
 */
export const listViews = query({
  name: "view.list",
  input: viewList,
  run: async ({ db, actor, input: { counts: counted, ...asked }, now }) => {
    const input = counted ? { ...asked, limit: Math.min(asked.limit, MOST_COUNTED) } : asked;
    const by = Prisma.sql`(array_position(enum_range(null::"ViewScope"), "scope") || ' ' || "name")`;
    const { beyond, order } = keyset(input, { by, type: "text", rising: true }, Prisma.sql`"id"`);
    const rows = await db.$queryRaw<(SavedView & { sortAt: string })[]>`
      select *, ${by} as "sortAt" from "SavedView" where ${his(actor)} and ${beyond} ${order}`;
    const { items, nextCursor } = pageOf(rows, input);
    const views = items.map((view) => faceOf(view, actor));
    if (!counted) return { items: views, nextCursor };
    const counts = await countsOf(db, actor, views, now);
    return { items: views.map((view) => ({ ...view, count: counts[view.id] ?? null })), nextCursor };
  },
});
