import { z } from "zod";
import { command } from "@/lib/kernel/command";
import type { Preferences } from "./rules";
import { flag } from "./schema";
import { lockUser } from "./store";

/** One's own choices: theme, keyboard shortcuts, columns of the list of customers. */
export const updateProfile = command({
  name: "profile.update",
  input: z.strictObject({
    theme: z.enum(["system", "light", "dark"]).optional(),
    shortcuts: flag.optional(),
    customerColumns: z.array(z.string().max(60)).max(40).optional(),
  }),
  load: ({ db, actor }) => (actor.kind === "user" ? lockUser(db, actor.userId) : Promise.resolve(null)),
  run: async ({ db, input, subject, record }) => {
    const user = subject!;
    const before = user.preferences as Preferences;
    const preferences = { ...before, ...input } as Preferences;
    await db.user.update({ where: { id: user.id }, data: { preferences } });
    const shown = ({ theme = "system", shortcuts = true, customerColumns }: Preferences) => ({
      theme,
      shortcuts,
      ...(customerColumns ? { customerColumns } : {}),
    });
    record({
      type: "user.updated",
      subject: { type: "user", id: user.id },
      before: shown(before),
      after: shown(preferences),
    });
    return {};
  },
});
