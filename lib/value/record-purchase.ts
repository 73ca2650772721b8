import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { readSender } from "@/lib/customers/rules";
import { actingSeat, cardId, recordStage } from "@/lib/customers/store";
import { resolveCustomer } from "@/lib/identity/store";
import { command } from "@/lib/kernel/command";
import type { NewEvent } from "@/lib/kernel/events";
import { RaceLost } from "@/lib/kernel/race";
import { loadSettings } from "@/lib/staff/store";
import type { CustomerStage } from "@/prisma/generated/enums";
import { type PurchaseInput, purchaseInput } from "./schema";

type Recorded = { id: string; repeated: boolean; at: Date; amountRial: bigint; customer: Buyer };
type Buyer = { id: string; code: string; isNew: boolean };
/** What an undone merge goes by: the keys, or the code, that the purchase named. */
type Came = { kind: string; canonical: string };

/** Clocks of shops may run a little ahead. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** A purchase from the shop's own program, filed as a request is; a lead becomes a customer by it. The same one twice is one. */
export const recordPurchase = command({
  name: "purchase.record",
  input: purchaseInput,
  load: ({ db, input }) => findRepeated(db, input.externalId),
  run: async ({ db, actor, input, now, subject, record }): Promise<Recorded> => {
    if (subject) return subject;
    if (input.at.getTime() > now.getTime() + CLOCK_SKEW_MS) throw invalid({ at: "date.future" });
    const { buyer, came, events } = await findBuyer(db, input, now);
    const seat = actingSeat(actor);
    for (const event of events) record({ ...event, ...seat });
    const id = newId();
    const { stage, code } = await store(db, { id, ...input }, buyer.id, came, now);
    if (stage === "lead") recordStage(record, buyer.id, seat, "purchase");
    const after = { purchaseId: id, amountRial: String(input.amountRial), at: input.at.toISOString() };
    record({ type: "purchase.recorded", customerId: buyer.id, ...seat, after });
    return { id, repeated: false, at: input.at, amountRial: input.amountRial, customer: { ...buyer, code } };
  },
});

async function findRepeated(db: Db, externalId: string): Promise<Recorded | null> {
  const found = await db.purchase.findUnique({
    where: { externalId },
    include: { customer: { select: { id: true, code: true } } },
  });
  if (!found) return null;
  const { id, at, amountRial, customer } = found;
  return { id, at, amountRial, repeated: true, customer: { ...customer, isNew: false } };
}

async function findBuyer(
  db: Db,
  { customer }: PurchaseInput,
  now: Date,
): Promise<{ buyer: Buyer; came: Came[]; events: NewEvent[] }> {
  if (customer.code !== undefined) {
    const id = await cardId(db, customer.code);
    const living = id && (await db.customer.findFirst({ where: { id, erasedAt: null }, select: { id: true } }));
    if (!id || !living) throw invalid({ "customer.code": "customer.unknown" });
    return {
      buyer: { id, code: customer.code, isNew: false },
      came: [{ kind: "code", canonical: customer.code }],
      events: [],
    };
  }
  const { areaCode } = await loadSettings(db, now);
  const sender = readSender(customer, areaCode);
  const problems = Object.entries(sender.problems).map(([field, problem]) => [`customer.${field}`, problem] as const);
  if (problems.length > 0) throw invalid(Object.fromEntries(problems));
  // Without a key every purchase would make a customer of its own.
  if (sender.keys.length === 0) throw invalid({ "customer.phone": "contact.oneNeeded" });
  const keys = sender.keys.map((key) => ({ ...key, canonical: key.canonical!, proved: false }));
  const { name, kind } = customer;
  const found = await resolveCustomer(db, { keys, name, kind, nationalId: sender.nationalId, requestId: null, now });
  const came = keys.map(({ kind: of, canonical }) => ({ kind: of, canonical }));
  return { buyer: { id: found.customerId, code: found.code, isNew: found.isNew }, came, events: found.events };
}

/** Stores it and keeps the card's counters. @returns the card as it was before it */
async function store(db: Db, p: PurchaseInput & { id: string }, customerId: string, came: Came[], now: Date) {
  const [card] = await db.$queryRaw<{ stage: CustomerStage; code: string }[]>`
    select "stage"::text, "code" from "Customer" where "id" = ${customerId}::uuid and "mergedIntoId" is null for update`;
  if (!card) throw new RaceLost(); // merged away since we looked
  const items = p.items.map(({ amountRial, ...item }) => ({
    ...item,
    ...(amountRial === undefined ? {} : { amountRial: Number(amountRial) }),
  }));
  const { count } = await db.purchase.createMany({
    data: [
      {
        id: p.id,
        externalId: p.externalId,
        customerId,
        at: p.at,
        amountRial: p.amountRial,
        costRial: p.costRial ?? null,
        items,
        keys: came,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new RaceLost(); // the same one came meanwhile
  await db.customer.update({
    where: { id: customerId },
    data: {
      purchaseCount: { increment: 1 },
      purchaseRial: { increment: p.amountRial },
      ...(card.stage === "lead" ? { stage: "customer", stageSince: now, version: { increment: 1 } } : {}),
    },
  });
  return card;
}
