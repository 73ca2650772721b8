import type { Db } from "@/lib/base/db";
import type { Json } from "@/lib/kernel/events";
import type { Merge } from "@/prisma/generated/client";
import type { Way } from "./arrivals";
import { type Card, type Choices, type FieldLink, isEmpty, readField, unchain } from "./card-fields";

/** A merge into the card that still stands; `at` in seconds, `from` the tombstone. */
export type Standing = { id: string; choices: Choices; at: number; from: Card };
/** A sender's name with a request that came later, and whether that request goes back. */
export type Said = { at: number; name: string; back: boolean };

type Link = FieldLink & { mergeId: string; at: number };
export type FieldBack = { field: string; value: Json; now: Json; links: Link[] };

type Context = {
  merge: Pick<Merge, "id">;
  into: Card;
  others: Standing[];
  said: Said[];
  chosen: ReadonlyMap<string, Way>;
};

/** Each field without this merge; merges after it choose again. What was edited since stays, unless somebody chooses the old value. */
export async function fieldsBack(db: Db, { merge, into, others, said, chosen }: Context) {
  const changed = await db.$queryRaw<{ mergeId: string; field: string; before: Json; after: Json }[]>`
    select m."mergeId", m."column" as "field", m."before", m."after" from "MergeRow" m
    where m."mergeId" = any(${others.map((o) => o.id)}::uuid[]) and m."table" = 'Customer' and m."act" = 'changed'`;
  const back: FieldBack[] = [];
  const doubtful: { key: string; id: string }[] = [];
  for (const { field } of changed.filter((c) => c.mergeId === merge.id)) {
    const links = others.flatMap(({ id, choices, at, from }): Link[] => {
      const row = changed.find((c) => c.mergeId === id && c.field === field);
      return row
        ? [
            {
              mergeId: id,
              at,
              before: row.before,
              after: row.after,
              from: readField(from, field),
              choice: choices[field],
            },
          ]
        : [];
    });
    const now = readField(into, field);
    const mine = links.findIndex((l) => l.mergeId === merge.id);
    if (field === "stage") {
      back.push({ field, now, ...stageBack(links, mine) });
      continue;
    }
    const named = field === "name" ? withTold(links, mine, said) : { links, told: undefined };
    const { value, links: kept, doubtful: edited } = unchain(field, named.links, mine, now, named.told);
    const key = `field/${field}`;
    if (edited) doubtful.push({ key, id: field });
    back.push({ field, now, links: kept, value: edited && chosen.get(key) === "back" ? links[mine]!.before : value });
  }
  return { back, doubtful };
}

/** A stage never goes back by itself: here what it began with; `stageAgain` looks who else made it a customer. */
function stageBack(links: Link[], mine: number) {
  const value = links[0]!.before;
  return { value, links: links.filter((_, i) => i !== mine).map((l) => ({ ...l, before: value })) };
}

/** A card without a name takes that of the next sender: without the merge, only of one who stays. */
function withTold(links: Link[], mine: number, said: Said[]) {
  const within = (from: number, to: number | undefined) => said.filter((s) => s.at > from && s.at < (to ?? Infinity));
  const taken = links[mine]!;
  const [first] = within(taken.at, links[mine + 1]?.at);
  const after = isEmpty(taken.after) && first?.back ? first.name : taken.after;
  const kept = links.filter((_, i) => i !== mine);
  const told = (i: number): Json =>
    within(i === mine ? taken.at : kept[i - 1]!.at, kept[i]?.at).find((s) => !s.back)?.name ?? null;
  return { links: links.map((l, i) => (i === mine ? { ...l, after } : l)), told };
}
