import type { Db } from "@/lib/base/db";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import type { CustomField } from "@/prisma/generated/client";
import { fieldChange } from "./schema";

/** Name, options, whose cards, required, place, in use or not. Its type stays, for values stand on cards; so do values of one put away. */
export const updateCustomField = command({
  name: "customField.write",
  input: fieldChange,
  load: async ({ db, input }) => {
    const all = await db.$queryRaw<
      CustomField[]
    >`select * from "CustomField" order by "ordinal", "createdAt" for update`;
    const field = all.find((f) => f.id === input.id);
    if (!field) throw notFound();
    return { field, all };
  },
  run: async ({ db, input: { id, version, ordinal, options, ...given }, subject: { field, all }, record }) => {
    if (version !== undefined && version !== field.version) throw conflict("stale");
    if (field.type === "choice" && options && options.length < 2) throw invalid({ options: "customer.twoOptions" });
    if (given.label && all.some((f) => f.id !== id && f.active && f.label === given.label))
      throw invalid({ label: "settings.problems.nameTaken" });
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const change = { ...set, ...(field.type === "choice" && options ? { options } : {}) };
    const after = await db.customField.update({ where: { id }, data: { ...change, version: { increment: 1 } } });
    const place = ordinal === undefined ? after.ordinal : await moveTo(db, all, id, ordinal);
    record({
      type: "customField.updated",
      subject: { type: "customField", id },
      before: shownField(field),
      after: { ...shownField(after), ordinal: place },
    });
    return { ...after, ordinal: place };
  },
});

const shownField = ({ label, options, kinds, required, ordinal, active }: CustomField) => ({
  label,
  options,
  kinds,
  required,
  ordinal,
  active,
});

/** Puts the field at this place among all and numbers them anew. */
async function moveTo(db: Db, all: CustomField[], id: string, to: number): Promise<number> {
  const ids = all.map((f) => f.id).filter((one) => one !== id);
  ids.splice(to, 0, id);
  for (const [ordinal, one] of ids.entries())
    if (one === id || all.find((f) => f.id === one)!.ordinal !== ordinal)
      await db.customField.update({ where: { id: one }, data: { ordinal } });
  return ids.indexOf(id);
}
