import { z } from "zod";
import { type Actor, queueDepartments, type UserActor, workingSeats } from "@/lib/auth/actor";
import { verdict } from "@/lib/auth/policy";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { boxCountsSql } from "@/lib/cartable/queries";
import { type BoxCounts, cartableInput } from "@/lib/cartable/schema";
import { filteredCount } from "@/lib/cartable/store";
import { openSuggestionsSql } from "@/lib/identity/list-suggestions";
import { query } from "@/lib/kernel/command";
import { unreadSql } from "@/lib/notices/queries";
import { searchCount } from "@/lib/requests/queries";
import { requestSearch } from "@/lib/requests/schema";
import { Prisma, type SavedView } from "@/prisma/generated/client";
import { MOST_SHOWN, type ViewFace } from "./schema";
import { faceOf } from "./store";

/** The views this person finds in his navigation: his own, his departments', everybody's. */
async function viewsOf(db: Db, actor: Actor): Promise<ViewFace[]> {
  const rows = await db.$queryRaw<SavedView[]>`${viewsSql(actor)}`;
  return rows.map((view) => faceOf(view, actor));
}

const viewsSql = (actor: Actor) => Prisma.sql`
  select * from "SavedView" where "userId" = ${(actor as UserActor).userId}::uuid
    or "departmentId" = any(${queueDepartments(actor)}::uuid[]) or "scope" = 'everyone'
  order by "scope", "name" limit ${MOST_SHOWN}`;

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
  run: async ({ db, actor, now }): Promise<Record<string, number>> => {
    const views = (await viewsOf(db, actor)).filter((view) => view.broken.length === 0);
    if (views.length === 0) return {};
    const counts = views.map(({ id, place, filter }) => {
      const count =
        place === "requests"
          ? searchCount(actor, requestSearch.parse(filter))
          : filteredCount(actor, cartableInput.parse({ ...filter, box: place }), now);
      return Prisma.sql`select ${id} as "id", (${count}) as "n"`;
    });
    const rows = await db.$queryRaw<{ id: string; n: number }[]>`${Prisma.join(counts, " union all ")}`;
    return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
  },
});
