import { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { text } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { emailField, flag } from "./schema";
import { temporaryPassword } from "./store";

/** A new colleague. His temporary password is returned once; he changes it when he first signs in. */
export const createUser = command({
  name: "user.write",
  input: z.strictObject({
    name: text(120),
    email: emailField,
    manager: flag.default(false),
    administrator: flag.default(false),
  }),
  load: async () => null,
  run: async ({ db, input, now, record }) => {
    const taken = await db.user.findUnique({ where: { email: input.email }, select: { id: true } });
    if (taken) throw invalid({ email: "settings.problems.emailTaken" });
    const { password, passwordHash, temporary } = await temporaryPassword(now);
    const id = newId();
    await db.user.create({ data: { id, ...input, passwordHash, preferences: { temporary }, createdAt: now } });
    record({
      type: "user.created",
      subject: { type: "user", id },
      after: { manager: input.manager, administrator: input.administrator },
      personal: { name: input.name, email: input.email },
    });
    return { id, password };
  },
});
