import { invalid } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { levelChange } from "./schema";
import { actingSeat, lockCustomer } from "./store";

/** How dear the customer is; deadlines of his open requests follow at once. */
export const setLevel = command({
  name: "customer.level",
  input: levelChange,
  load: ({ db, input }) => lockCustomer(db, input.code, input.version),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    const { levels } = await loadSettings(db, now);
    const levelRank = levels.findIndex((level) => level.key === input.level);
    if (levelRank < 0) throw invalid({ level: "service.unknownLevel" });
    const shown = { id: card.id, code: card.code, level: input.level };
    if (card.level === input.level) return { ...shown, version: card.version };
    const data = { level: input.level, levelRank, version: { increment: 1 } };
    const { version: fresh } = await db.customer.update({ where: { id: card.id }, data });
    record({
      type: "customer.levelChanged",
      customerId: card.id,
      ...actingSeat(actor),
      before: { level: card.level },
      after: { level: input.level },
      job: { customerId: card.id, reason: "level" },
    });
    return { ...shown, version: fresh };
  },
});
