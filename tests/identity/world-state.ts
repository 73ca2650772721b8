import { database } from "@/lib/kernel/database";
import type { World } from "./two-worlds";

/** Every row that hangs on the cards of a world, told by labels, so that two worlds can be compared. */
export async function stateOf(world: World) {
  const ids = Object.values(world.cards).map((c) => c.id);
  const db = database();
  const on = { where: { customerId: { in: ids } } };
  const label = (value: string | null) => (value === null ? null : (world.labels.get(value) ?? value));
  const [cards, points, requests, notes, tags, touches, purchases, relations, pairs] = await Promise.all([
    db.customer.findMany({ where: { id: { in: ids } } }),
    db.contactPoint.findMany(on),
    db.request.findMany(on),
    db.customerNote.findMany(on),
    db.customerTag.findMany(on),
    db.interaction.findMany(on),
    db.purchase.findMany(on),
    db.customerRelation.findMany({ where: { OR: [{ fromId: { in: ids } }, { toId: { in: ids } }] } }),
    db.mergeSuggestion.findMany({ where: { customerAId: { in: ids }, customerBId: { in: ids } } }),
  ]);
  const of = (row: { customerId: string }) => label(row.customerId);
  const pairOf = (p: { customerAId: string; customerBId: string }) =>
    [label(p.customerAId), label(p.customerBId)].sort().join();
  return {
    cards: cards
      .map((c) => ({
        card: label(c.id),
        name: label(c.name),
        merged: label(c.mergedIntoId),
        ...{ stage: c.stage, city: c.city, province: c.province, income: c.incomeBand, address: c.address },
        interests: [...c.interests].sort(),
        ...(c.mergedIntoId
          ? {}
          : { requests: c.requestCount, open: c.openCount, bought: c.purchaseCount, rial: String(c.purchaseRial) }),
        last: requests
          .filter((r) => r.customerId === c.id && r.receivedAt.getTime() === c.lastRequestAt?.getTime())
          .map((r) => r.subject),
      }))
      .sort(by("card")),
    rows: [
      ...points.map((p) => `point ${label(p.canonical)} on ${of(p)} ${p.main ? "main" : ""}`),
      ...requests.map((r) => `${r.subject} ${r.status} on ${of(r)}`),
      ...notes.map((n) => `${n.body} on ${of(n)}`),
      ...tags.map((t) => `tag ${label(t.tagId)} on ${of(t)}`),
      ...touches.map((t) => `${t.body} on ${of(t)}`),
      ...purchases.map((p) => `${label(p.externalId)} on ${of(p)}`),
      ...relations.map((r) => `${label(r.fromId)} ${r.kind} ${label(r.toId)}`),
    ].sort(),
    // What was judged by merging itself is no part of the tale.
    pairs: pairs
      .filter((p) => p.status !== "accepted" && p.mergeId === null)
      .map((p) => `${pairOf(p)} ${p.status}`)
      .filter((pair) => !pair.startsWith("L,S "))
      .sort(),
  };
}

const by =
  <K extends string>(key: K) =>
  (a: Record<K, string | null>, b: Record<K, string | null>) =>
    String(a[key]) < String(b[key]) ? -1 : 1;
