import type { Db } from "@/lib/base/db";
import type { Merge } from "@/prisma/generated/client";
import { Prisma } from "@/prisma/generated/client";
import { type Doubt, type Joined, shownUnder, sortArrivals, tell, type Way } from "./arrivals";
import type { Card } from "./card-fields";
import { type FieldBack, fieldsBack, type Standing } from "./fields-back";
import { customerRelations, isRow, keyOf, named, PAIRS, type Relation } from "./relations";

/** A row that the keys do not decide; `key` names it in the choices of whoever undoes: `Request/customerId/ID`, `field/city`. */
export type DoubtfulRow = {
  key: string;
  table: string;
  id: string;
  why: Doubt | "addedLater" | "editedLater";
  way: Way;
};

export type UnmergePlan = {
  /** Rows the merge moved that stay with the survivor all the same: requests shown under one of its own. */
  stay: string[];
  /** Rows it did not move that go along: later arrivals. `table/column` → keys. */
  go: Map<string, string[]>;
  doubtful: DoubtfulRow[];
  fields: FieldBack[];
};

const at = (relation: Pick<Relation, "table" | "column">) => `${relation.table}/${relation.column}`;
export const doubtKey = (relation: Pick<Relation, "table" | "column">, id: string) => `${at(relation)}/${id}`;

/** What undoing a merge would do, read under the locks of the cards or for a preview. */
export async function planUnmerge(
  db: Db,
  merge: Pick<Merge, "id" | "at" | "fromId" | "intoId">,
  into: Card,
  chosen: ReadonlyMap<string, Way>,
): Promise<UnmergePlan> {
  const relations = await customerRelations(db);
  const others = await standing(db, merge.intoId);
  const later = new Map<string, Arrived[]>();
  for (const relation of relations)
    if (relation.table !== PAIRS) later.set(at(relation), await arrived(db, relation, merge, others));
  const plan: UnmergePlan = { stay: [], go: new Map(), doubtful: [], fields: [] };
  const keys = await sortByKeys(db, merge, later, chosen, plan);
  const purchases = { table: "Purchase", column: "customerId" };
  for (const one of later.get(at(purchases)) ?? []) {
    const told = tell(one.keys, keys);
    place(
      plan,
      purchases,
      one.id,
      typeof told === "object" ? told.doubt : null,
      typeof told === "object" ? null : told,
      chosen,
    );
  }
  for (const relation of relations)
    if (!BY_KEYS.has(relation.table) && relation.table !== PAIRS)
      for (const one of later.get(at(relation)) ?? []) place(plan, relation, one.id, "addedLater", null, chosen);
  const going = new Set(plan.go.get("Request/customerId") ?? []);
  const said = (later.get("Request/customerId") ?? []).flatMap(({ id, at, name }) =>
    name ? [{ at, name, back: going.has(id) }] : [],
  );
  const fields = await fieldsBack(db, { merge, into, others, said, chosen });
  plan.fields = fields.back;
  for (const field of fields.doubtful)
    plan.doubtful.push({ ...field, table: "Customer", why: "editedLater", way: chosen.get(field.key) ?? "stay" });
  return plan;
}

/** Sorted by their keys; looks at a card stay with the card that was looked at. */
const BY_KEYS = new Set(["Request", "ContactPoint", "Purchase", "CustomerView"]);

function place(
  plan: UnmergePlan,
  relation: Pick<Relation, "table" | "column">,
  id: string,
  why: DoubtfulRow["why"] | null,
  told: Way | null,
  chosen: ReadonlyMap<string, Way>,
): void {
  const key = doubtKey(relation, id);
  const way = told ?? chosen.get(key) ?? "stay";
  if (why) plan.doubtful.push({ key, table: relation.table, id, why, way });
  if (way === "back") goes(plan, relation, id);
}

function goes(plan: UnmergePlan, relation: Pick<Relation, "table" | "column">, id: string): void {
  const rows = plan.go.get(at(relation)) ?? [];
  plan.go.set(at(relation), rows);
  rows.push(id);
}

/** `name`: what the sender of a request called himself. */
type Arrived = { id: string; at: number; keys: string[]; name: string | null };

/** Rows of the survivor that are younger than the merge and that no standing merge brought. */
function arrived(
  db: Db,
  relation: Relation,
  merge: Pick<Merge, "id" | "intoId" | "at">,
  others: Standing[],
): Promise<Arrived[]> {
  const [table, column, since] = [relation.table, relation.column, relation.since ?? "createdAt"].map(named);
  const keys =
    relation.table === "Request"
      ? Prisma.sql`array(select k."canonical" from "RequestKey" k where k."requestId" = x."id" and k."canonical" is not null)`
      : relation.table === "ContactPoint"
        ? Prisma.sql`array[x."canonical"]`
        : relation.table === "Purchase"
          ? Prisma.sql`array(select case when jsonb_typeof(k) = 'object' then k->>'canonical' else k #>> '{}' end from jsonb_array_elements(x."keys") k)`
          : Prisma.sql`'{}'::text[]`;
  const at = merge.at.toISOString();
  // An intake that began before the merge and was filed after it is older than the merge, and yet came by a key that had moved.
  const overtaken =
    relation.table === "Request"
      ? Prisma.sql`or (x."createdAt" > ${at}::timestamptz - interval '1 minute' and exists (select 1 from "RequestKey" k
          join "ContactPoint" p on p."kind" = k."kind" and p."canonical" = k."canonical" join "MergeRow" w on w."mergeId" = ${merge.id}::uuid
            and w."table" = 'ContactPoint' and w."act" = 'moved' and w."key" = jsonb_build_object('id', p."id")
          where k."requestId" = x."id" and k."filed"))`
      : Prisma.empty;
  return db.$queryRaw<Arrived[]>`
    select x.${named(relation.key[0]!)}::text as "id", extract(epoch from x.${since!})::float8 as "at", ${keys} as "keys",
      ${relation.table === "Request" ? Prisma.sql`x."senderName"` : Prisma.sql`null`} as "name"
    from ${table!} x where x.${column!} = ${merge.intoId}::uuid and (x.${since!} > ${at}::timestamptz ${overtaken})
      and not exists (select 1 from "MergeRow" m where m."mergeId" = any(${others.map((o) => o.id)}::uuid[]) and m."table" = ${relation.table}
        and m."act" = 'moved' and m."column" = ${relation.column} and m."key" = ${keyOf(relation, "x")})
    order by 2, 1 limit 50000`;
}

/** Merges into this card that still stand, oldest first. */
const standing = (db: Db, intoId: string): Promise<Standing[]> => db.$queryRaw<Standing[]>`
  select m."id", m."choices", extract(epoch from m."at")::float8 as "at", to_jsonb(c) as "from" from "Merge" m join "Customer" c on c."id" = m."fromId"
  where m."intoId" = ${intoId}::uuid and m."kind" = 'customer' and m."undoneAt" is null order by m."id"`;

/** Requests and points: by the keys they came by, and requests shown under one another as one. */
async function sortByKeys(
  db: Db,
  merge: Pick<Merge, "id" | "intoId">,
  later: Map<string, Arrived[]>,
  chosen: ReadonlyMap<string, Way>,
  plan: UnmergePlan,
): Promise<Map<string, Way>> {
  const points = { table: "ContactPoint", column: "customerId" };
  const requests = { table: "Request", column: "customerId" };
  const newPoints = later.get(at(points)) ?? [];
  const newRequests = later.get(at(requests)) ?? [];
  const known = await db.$queryRaw<{ id: string; canonical: string; moved: boolean }[]>`
    with moved as (
      select (m."key"->>'id')::uuid as "id" from "MergeRow" m where m."mergeId" = ${merge.id}::uuid and m."table" = 'ContactPoint' and m."act" = 'moved')
    select p."id", p."canonical", true as "moved" from moved m join "ContactPoint" p on p."id" = m."id"
    union all select p."id", p."canonical", false from "ContactPoint" p
    where p."customerId" = ${merge.intoId}::uuid and not exists (select 1 from moved m where m."id" = p."id")`;
  const young = new Set(newPoints.map((p) => p.id));
  const old = known.filter((p) => !young.has(p.id));
  const picked = new Map<string, Way>();
  for (const [relation, rows] of [
    [points, newPoints],
    [requests, newRequests],
  ] as const)
    for (const { id } of rows) {
      const way = chosen.get(doubtKey(relation, id));
      if (way) picked.set(id, way);
    }
  const sorted = sortArrivals({
    back: old.filter((p) => p.moved).map((p) => p.canonical),
    stay: old.filter((p) => !p.moved).map((p) => p.canonical),
    points: newPoints.map((p) => ({ id: p.id, key: p.keys[0]!, at: p.at })),
    requests: newRequests,
    chosen: picked,
  });
  for (const { id } of newPoints) place(plan, points, id, sorted.doubts.get(id) ?? null, sorted.way.get(id)!, chosen);
  const joined = await joinedRequests(db, merge);
  const single = newRequests.filter((r) => !joined.some((j) => j.id === r.id));
  for (const { id } of single) place(plan, requests, id, sorted.doubts.get(id) ?? null, sorted.way.get(id)!, chosen);
  placeJoined(plan, joined, sorted, chosen);
  return sorted.keys;
}

type JoinedRow = Joined & { moved: boolean };

/** The survivor's requests that are shown under another one or show one. */
const joinedRequests = (db: Db, merge: Pick<Merge, "id" | "intoId">): Promise<JoinedRow[]> => db.$queryRaw<JoinedRow[]>`
  select q."id", q."mergedIntoId", exists (select 1 from "MergeRow" m where m."mergeId" = ${merge.id}::uuid and m."table" = 'Request'
      and m."act" = 'moved' and m."key" = jsonb_build_object('id', q."id")) as "moved"
  from "Request" q where q."customerId" = ${merge.intoId}::uuid
    and (q."mergedIntoId" is not null or q."id" in (select r."mergedIntoId" from "Request" r where r."customerId" = ${merge.intoId}::uuid))`;

function placeJoined(
  plan: UnmergePlan,
  joined: JoinedRow[],
  sorted: { way: Map<string, Way>; doubts: Map<string, Doubt> },
  chosen: ReadonlyMap<string, Way>,
): void {
  const requests = { table: "Request", column: "customerId" };
  const own = (r: JoinedRow): Way => (r.moved ? "back" : (sorted.way.get(r.id) ?? "stay"));
  const top = shownUnder(joined);
  for (const root of joined.filter((r) => top.get(r.id) === r.id)) {
    const group = joined.filter((r) => top.get(r.id) === root.id);
    const mixed = new Set(group.map(own)).size > 1;
    const key = doubtKey(requests, root.id);
    const why = mixed ? "joined" : sorted.doubts.get(root.id);
    const way = why ? (chosen.get(key) ?? own(root)) : own(root);
    if (why) plan.doubtful.push({ key, table: "Request", id: root.id, why, way });
    for (const one of group) {
      if (one.moved && way === "stay") plan.stay.push(one.id);
      if (!one.moved && way === "back") goes(plan, requests, one.id);
    }
  }
}

/**
 * SQL: row `x` is one that the merge moved by this column. Asked by an array where the key is one id: a join with rows that were only just
 * written, which the planner knows nothing of, became 10,000 times 10,000.
 */
export const movedBy = (relation: Relation, mergeId: string): Prisma.Sql => {
  const [key, second] = relation.key;
  const moved = Prisma.sql`from "MergeRow" m where m."mergeId" = ${mergeId}::uuid and m."table" = ${relation.table} and m."act" = 'moved'
    and m."column" = ${relation.column}`;
  if (second !== undefined) return Prisma.sql`exists (select 1 ${moved} and ${isRow(relation)})`;
  const type = Prisma.raw(relation.types[key!]!);
  return Prisma.sql`x.${named(key!)} = any(array(select (m."key"->>${key!})::${type} ${moved}))`;
};
