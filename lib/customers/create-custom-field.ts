import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { newField } from "./schema";

/** The house gives its cards a field of its own, without a programmer. It comes last. */
export const createCustomField = command({
  name: "customField.write",
  input: newField,
  load: async () => null,
  run: async ({ db, input: { options = [], ...input }, now, record }) => {
    if (input.type === "choice" && options.length < 2) throw invalid({ options: "customer.twoOptions" });
    if (await db.customField.findFirst({ where: { label: input.label, active: true } }))
      throw invalid({ label: "settings.problems.nameTaken" });
    const { _max } = await db.customField.aggregate({ _max: { ordinal: true } });
    const row = { ...input, options: input.type === "choice" ? options : [], ordinal: (_max.ordinal ?? -1) + 1 };
    const made = await db.customField.create({ data: { id: newId(), ...row, createdAt: now } });
    record({ type: "customField.created", subject: { type: "customField", id: made.id }, after: row });
    return made;
  },
});
