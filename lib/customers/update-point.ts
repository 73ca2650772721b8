import type { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import type { ContactPoint } from "@/prisma/generated/client";
import { pointChange } from "./schema";
import { actingSeat, lockPoint, mustNotBeTaken, touchCard } from "./store";

/** Says more about a way to reach a customer: its label, whether it is the main one, who else answers there, whether to leave it alone. */
export const updatePoint = command({
  name: "point.update",
  input: pointChange,
  load: async ({ db, input }) => ({ point: await lockPoint(db, input.id), identity: input.shared !== undefined }),
  run: async ({ db, actor, input, subject: { point }, now, record }) => {
    if (point.retiredAt) throw conflict("conflict.pointRetired");
    const { id, customerId, kind, canonical, code } = point;
    if (input.shared === null && point.shared)
      await mustNotBeTaken({ db, card: { id: customerId, code }, now, record }, { kind, canonical });
    if (input.main)
      await db.contactPoint.updateMany({ where: { customerId, kind, main: true }, data: { main: false } });
    const changed = await db.contactPoint.update({ where: { id }, data: changes(input) });
    await touchCard(db, customerId);
    record({
      type: "contact.updated",
      customerId,
      ...actingSeat(actor),
      before: told(point),
      after: { contactPointId: id, kind, ...told(changed) },
      personal: { label: changed.label, doNotUse: changed.doNotUseReason },
    });
    return { id, code, kind, ...told(changed) };
  },
});

const changes = ({ label, main, shared, doNotUse }: z.output<typeof pointChange>) => ({
  ...(label === undefined ? {} : { label }),
  ...(main === undefined ? {} : { main }),
  ...(shared === undefined ? {} : { shared: shared !== null, sharedWhy: shared }),
  ...(doNotUse === undefined ? {} : { doNotUse: doNotUse !== null, doNotUseReason: doNotUse }),
});

const told = (p: Pick<ContactPoint, "main" | "shared" | "sharedWhy" | "doNotUse">) => ({
  main: p.main,
  shared: p.shared,
  sharedWhy: p.sharedWhy,
  doNotUse: p.doNotUse,
});
