import { emailStem } from "@/lib/base/email";
import { conflict, invalid, type Problem } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { parsePhone } from "@/lib/base/phone";
import { command } from "@/lib/kernel/command";
import { RaceLost } from "@/lib/kernel/race";
import { loadSettings } from "@/lib/staff/store";
import { readSender } from "./rules";
import { newPoint } from "./schema";
import { actingSeat, lockCustomer, mustNotBeTaken, touchCard } from "./store";

/** An officer writes one more way to reach a customer on his card. Claimed only: nothing was proved by saying it. */
export const addPoint = command({
  name: "point.add",
  input: newPoint,
  load: async ({ db, input }) => ({ card: await lockCustomer(db, input.code), identity: input.shared !== undefined }),
  run: async ({ db, actor, input, subject: { card }, now, record }) => {
    const { areaCode } = await loadSettings(db, now);
    const sender = readSender({ ...input, handles: input.handle && [input.handle] }, areaCode);
    if (Object.keys(sender.problems).length > 0) throw invalid(nameAsAsked(sender.problems));
    const key = sender.keys[0]!;
    const { kind, typed } = key;
    const canonical = key.canonical!;
    await mustNotBeTaken({ db, card, now, record }, { kind, canonical });
    const others = await db.contactPoint.findMany({ where: { kind, canonical }, orderBy: { createdAt: "asc" } });
    if (others.some((p) => p.customerId === card.id))
      throw conflict(
        others.some((p) => p.customerId === card.id && p.retiredAt === null)
          ? "conflict.pointThere"
          : "conflict.pointRetired",
      );
    // Where others answer too, he is one of them.
    const sharedWhy = input.shared ?? others.find((p) => p.shared && p.retiredAt === null)?.sharedWhy ?? null;
    const shared = input.shared !== undefined || others.some((p) => p.shared && p.retiredAt === null);
    if (input.main)
      await db.contactPoint.updateMany({ where: { customerId: card.id, kind, main: true }, data: { main: false } });
    const id = newId();
    const stem = kind === "email" ? emailStem(canonical) : null;
    const given = { label: input.label ?? null, main: input.main, shared, sharedWhy };
    const { count } = await db.contactPoint.createMany({
      data: { id, customerId: card.id, kind, typed, canonical, stem, ...given, createdAt: now },
      skipDuplicates: true,
    });
    if (count === 0) throw new RaceLost(); // an intake took the key since we looked
    await touchCard(db, card.id);
    const after = { contactPointId: id, kind, state: "claimed", shared };
    record({ type: "contact.added", customerId: card.id, ...actingSeat(actor), after, personal: { typed, canonical } });
    const warning = kind === "mobile" ? (parsePhone(typed, areaCode)?.warning ?? null) : null;
    return { id, code: card.code, kind, shared, warning };
  },
});

/** The reader knows handles as a list; here there is one. */
const nameAsAsked = (problems: Record<string, Problem>): Record<string, Problem> =>
  Object.fromEntries(Object.entries(problems).map(([field, what]) => [field.replace("handles.0.", "handle."), what]));
