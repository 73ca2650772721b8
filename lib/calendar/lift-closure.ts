import { z } from "zod";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { closureAsJson } from "./shown";
import { endClosure, findClosure } from "./update-closure";
import { asVersion } from "./versioning";

/** As if the closure had never been: for one that was entered by mistake or did not come. */
export const liftClosure = command({
  name: "calendar.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => findClosure(db, input.id),
  run: async (context) => {
    const { db, subject: closure } = context;
    const { departmentId, province, reason, from } = closure;
    const version = await asVersion(context, async (version) => {
      await endClosure(db, closure, version);
      return {
        act: "closure.lifted",
        departmentId,
        province,
        before: closureAsJson(closure),
        after: null,
        reason: t("calendar.why.closureLifted", { reason }),
        from,
      };
    });
    return { version };
  },
});
