import { notFound } from "@/lib/base/errors";
import { latinDigits } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { unmasking } from "./schema";
import { actingSeat } from "./store";

/** Shows a card's national ID and points whole, to those who may; that it was looked at is an event. */
export const unmaskCustomer = command({
  name: "customer.unmask",
  input: unmasking,
  load: async ({ db, input }) => {
    const card = await db.customer.findUnique({
      where: { code: latinDigits(input.code) },
      include: { points: { orderBy: { createdAt: "asc" } } },
    });
    if (!card || card.mergedIntoId || card.erasedAt) throw notFound();
    return card;
  },
  run: async ({ actor, input: { reason }, subject: card, record }) => {
    const points = card.points.map(({ id, kind, typed, canonical }) => ({ id, kind, value: typed, canonical }));
    const after = { nationalId: card.nationalId !== null, points: points.length };
    const personal = { reason: reason ?? null };
    record({ type: "customer.unmasked", customerId: card.id, ...actingSeat(actor), after, personal });
    return { code: card.code, nationalId: card.nationalId, contactPoints: points };
  },
});
