import { conflict, invalid } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { RaceLost } from "@/lib/kernel/race";
import { maskNationalId, readNationalId } from "./rules";
import { nationalIdChange } from "./schema";
import { actingSeat, idMustNotBeTaken, lockCustomer } from "./store";

/** Writes a national or legal ID on a card, confirms it with a reason (a document was seen), or both. Confirmed, it is one card's alone. */
export const setNationalId = command({
  name: "customer.identify",
  input: nationalIdChange,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    if (input.version !== undefined && input.version !== card.version) throw conflict("stale");
    const typed = input.nationalId;
    const given = typed === undefined ? card.nationalId : readNationalId(typed, card.kind);
    if (given === null) throw invalid({ nationalId: typed === undefined ? "required" : wrong(card.kind) });
    await idMustNotBeTaken({ db, card, now, record }, given);
    const confirmed = input.reason !== undefined || (given === card.nationalId && card.nationalIdConfirmedAt !== null);
    const confirmedAt = input.reason !== undefined ? now : confirmed ? card.nationalIdConfirmedAt : null;
    await db.customer
      .update({
        where: { id: card.id },
        data: { nationalId: given, nationalIdConfirmedAt: confirmedAt, version: { increment: 1 }, checkedAt: null },
      })
      .catch(lostIt);
    const personal = { before: card.nationalId, after: given, reason: input.reason ?? null };
    const before = { confirmed: card.nationalIdConfirmedAt !== null };
    record({
      type: "customer.identified",
      customerId: card.id,
      ...actingSeat(actor),
      before,
      after: { confirmed },
      personal,
    });
    return { code: card.code, nationalId: maskNationalId(given), confirmed, version: card.version + 1 };
  },
});

const wrong = (kind: string) => (kind === "organization" ? "legalId.wrong" : "nationalId.wrong");

/** Somebody confirmed it on another card since we looked. */
function lostIt(error: unknown): never {
  throw (error as { code?: string }).code === "P2002" ? new RaceLost() : error;
}
