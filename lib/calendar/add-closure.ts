import { z } from "zod";
import { newId } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { closureFields, span } from "./schema";
import { closureAsJson } from "./shown";
import { asVersion, mustBeDepartment } from "./versioning";

/** Shuts the house, one department or the customers of one province between two moments; they may be past. */
export const addClosure = command({
  name: "calendar.write",
  input: z.strictObject(closureFields).superRefine(span),
  load: async () => null,
  run: async (context) => {
    const { db, input } = context;
    await mustBeDepartment(db, input.departmentId);
    const { departmentId = null, province = null, from, until, reason } = input;
    const id = newId();
    const version = await asVersion(context, async (version) => {
      const data = { departmentId, province, from, until, reason };
      const row = await db.closure.create({ data: { ...data, id, closureId: id, sinceVersion: version } });
      const why = t("calendar.why.closure", { reason });
      return {
        act: "closure.added",
        departmentId,
        province,
        before: null,
        after: closureAsJson(row),
        reason: why,
        from,
      };
    });
    return { version, id };
  },
});
