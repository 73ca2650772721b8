import { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { text, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { emailField, flag } from "./schema";
import { endSessions, lockUser, mustBeFresh, mustKeepAdministrator } from "./store";

/** Name, address and roles of a colleague. With a new address he signs in anew. */
export const updateUser = command({
  name: "user.write",
  input: z.strictObject({
    id: z.uuid(),
    name: text(120),
    email: emailField,
    manager: flag.default(false),
    administrator: flag.default(false),
    version,
  }),
  load: ({ db, input }) => lockUser(db, input.id),
  run: async ({ db, input: { id, version, ...change }, now, subject: user, record }) => {
    mustBeFresh(user, version);
    if (user.active && user.administrator && !change.administrator) await mustKeepAdministrator(db, id);
    const taken = await db.user.findFirst({ where: { email: change.email, id: { not: id } }, select: { id: true } });
    if (taken) throw invalid({ email: "settings.problems.emailTaken" });
    const changed = await db.user.update({ where: { id }, data: { ...change, version: { increment: 1 } } });
    if (changed.email !== user.email) await endSessions(db, id, now, "email_changed");
    const rolesOf = (u: typeof user) => ({ manager: u.manager, administrator: u.administrator });
    record({
      type: "user.updated",
      subject: { type: "user", id },
      before: rolesOf(user),
      after: rolesOf(changed),
      personal: { before: { name: user.name, email: user.email }, after: { name: changed.name, email: changed.email } },
    });
    return { id, version: changed.version };
  },
});
