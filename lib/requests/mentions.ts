import type { Actor } from "@/lib/auth/actor";
import { mentionedIn } from "@/lib/auth/sight";
import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { searchKey } from "@/lib/base/text";
import type { NewEvent } from "@/lib/kernel/events";
import { loadActor } from "@/lib/staff/store";
import type { Request } from "@/prisma/generated/client";
import { beside, personOf } from "./partaking";
import { isOpen } from "./rules";
import { sightOf } from "./store";

export type Colleague = {
  id: string;
  name: string;
  /** His first seat and its department. */
  seat: string | null;
  department: string | null;
  /** What stands behind «@»: his name; where two have it, with the seat. */
  label: string;
};

const MARK = /[@٬]/u;
const letter = /[\p{L}\p{N}]/u;

/**
 * Whom a text names: «@» and the whole label, at the beginning or after a space or a mark. Spelling of ی, ک and half-spaces is forgiven.
 * @returns ids in the order of `people`, and the names that more than one colleague has
 */
export function namedIn(body: string, people: readonly Colleague[]): { ids: string[]; unclear: string[] } {
  if (!MARK.test(body)) return { ids: [], unclear: [] };
  const words = { left: searchKey(body).replaceAll("٬", "@") };
  const ids = new Set<string>();
  for (const one of longestFirst(people, (p) => p.label)) if (take(words, one.label)) ids.add(one.id);
  const unclear = new Set<string>();
  for (const one of longestFirst(people, (p) => p.name))
    if (one.label !== one.name && take(words, one.name)) unclear.add(one.name);
  return { ids: people.filter((p) => ids.has(p.id)).map((p) => p.id), unclear: [...unclear] };
}

const longestFirst = <P>(people: readonly P[], of: (p: P) => string) =>
  [...people].sort((a, b) => of(b).length - of(a).length);

/** Finds a whole «@label», takes it out of the text and says whether it was there. */
function take(words: { left: string }, label: string): boolean {
  const wanted = `@${searchKey(label)}`;
  let found = false;
  for (let at = words.left.indexOf(wanted); at >= 0; at = words.left.indexOf(wanted, at + 1)) {
    const [before, after] = [words.left[at - 1] ?? " ", words.left[at + wanted.length] ?? " "];
    if (letter.test(before) || letter.test(after)) continue;
    words.left = `${words.left.slice(0, at)}${" ".repeat(wanted.length)}${words.left.slice(at + wanted.length)}`;
    found = true;
  }
  return found;
}

/** Everybody who can sign in, by name, with what names him in a text. */
export async function colleaguesOf(db: Db): Promise<Colleague[]> {
  const rows = await db.$queryRaw<Omit<Colleague, "label">[]>`
    select u."id", u."name", p."title" as "seat", d."name" as "department"
    from "User" u left join lateral (
      select h."positionId" from "PositionHolder" h join "Position" s on s."id" = h."positionId"
      where h."userId" = u."id" and h."until" is null and s."active" order by h."from" limit 1) h on true
    left join "Position" p on p."id" = h."positionId" left join "Department" d on d."id" = p."departmentId"
    where u."active" order by u."name" collate "fa-x-icu", u."id"`;
  const count = new Map<string, number>();
  for (const { name } of rows) count.set(searchKey(name), (count.get(searchKey(name)) ?? 0) + 1);
  return rows.map((one) => ({
    ...one,
    label: count.get(searchKey(one.name)) === 1 ? one.name : `${one.name} (${one.seat ?? one.id.slice(-4)})`,
  }));
}

type Naming = {
  db: Db;
  actor: Actor;
  request: Request;
  now: Date;
  record: (event: NewEvent) => void;
  /** Sees it only because somebody named him. */
  guest?: boolean;
};
type Where = { noteId: string } | { answerId: string };

/**
 * Gives sight of just this request to those whom the text names, and says so. `named`: ids that a program gave beside the text.
 * @returns ids of the people named, without the writer
 */
export async function mention(
  { db, actor, request, now, record, guest = false }: Naming,
  body: string,
  named: readonly string[],
  where: Where,
): Promise<string[]> {
  if (named.length === 0 && !MARK.test(body)) return [];
  const people = await colleaguesOf(db);
  const found = namedIn(body, people);
  if (found.unclear.length > 0)
    throw invalid({ body: { key: "request.mentionUnclear", params: { name: found.unclear[0]! } } });
  if (named.some((id) => !people.some((p) => p.id === id))) throw invalid({ mentions: "request.mentionUnknown" });
  const by = personOf(actor);
  const userIds = [...new Set([...found.ids, ...named])].filter((id) => id !== by);
  if (userIds.length === 0 || by === null) return [];
  if (guest && request.confidential) await mustSee(db, userIds, request, now);
  for (const userId of userIds) {
    const fresh = { byUserId: by, noteId: null, answerId: null, ...where, at: now, endedAt: null };
    await db.mention.upsert({
      where: { requestId_userId: { requestId: request.id, userId } },
      create: { id: newId(), requestId: request.id, userId, ...fresh },
      update: fresh,
    });
  }
  record({ type: "request.mentioned", ...beside(request, actor), after: { userIds, ...where } });
  return userIds;
}

/** Whoever was let into what is confidential by a name lets nobody else in. */
async function mustSee(db: Db, userIds: readonly string[], request: Pick<Request, "id">, now: Date): Promise<void> {
  for (const userId of userIds) {
    const one = await loadActor(db, userId, now);
    if (!one || (await sightOf(db, one, request.id)) !== "full") throw conflict("conflict.mentionWidens");
  }
}

/** Whether this person was named here and the request goes on: then he may write notes. */
export async function isMentioned(db: Db, actor: Actor, request: Pick<Request, "id" | "status">): Promise<boolean> {
  if (!isOpen(request.status)) return false;
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from "Request" q where q."id" = ${request.id}::uuid and ${mentionedIn(actor)}`;
  return rows.length > 0;
}
