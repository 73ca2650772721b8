import { coordinatorSeat } from "@/lib/auth/actor";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { joinedKey, searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { readNationalId } from "./rules";
import { customerChange } from "./schema";
import { idMustNotBeTaken } from "./store";

/** A coordinator corrects a card. A customer never becomes a lead again. */
export const updateCustomer = command({
  name: "customer.update",
  input: customerChange,
  load: async ({ db, input }) => {
    const card = await db.customer.findUnique({ where: { code: input.code } });
    if (!card || card.mergedIntoId) throw notFound();
    return card;
  },
  run: async ({ db, actor, input, subject: card, now, record }) => {
    const { code: _, version, nationalId: typed, ...given } = input;
    if (card.stage === "customer" && given.stage === "lead") throw invalid({ stage: "customer.neverBack" });
    const nationalId = typed === undefined ? undefined : readNationalId(typed, given.kind ?? card.kind);
    if (nationalId === null) throw invalid({ nationalId: "nationalId.wrong" });
    if (nationalId) await idMustNotBeTaken({ db, card, now, record }, nationalId);
    // What was confirmed was the old one.
    const unconfirmed = nationalId && nationalId !== card.nationalId ? { nationalIdConfirmedAt: null } : {};
    const named = given.name ? { nameKey: searchKey(given.name), nameJoined: joinedKey(given.name) } : {};
    const set = Object.entries({ ...given, ...named, ...unconfirmed, nationalId }).filter(
      ([, value]) => value !== undefined,
    );
    const { count } = await db.customer.updateMany({
      where: { id: card.id, version: version ?? card.version },
      data: { ...Object.fromEntries(set), checkedAt: null, version: { increment: 1 } },
    });
    if (count === 0) throw conflict("stale");
    const before = { kind: card.kind, stage: card.stage };
    const after = { kind: given.kind ?? card.kind, stage: given.stage ?? card.stage };
    const personal = { before: { name: card.name, city: card.city }, after: { name: given.name, city: given.city } };
    const positionId = coordinatorSeat(actor)!.positionId;
    record({ type: "customer.updated", customerId: card.id, positionId, before, after, personal });
    return { id: card.id, code: card.code, ...after, version: card.version + 1 };
  },
});
