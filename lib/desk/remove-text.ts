import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { lockText } from "./store";

/** Takes a text away; what was sent with it stays as it was sent. */
export const removeText = command({
  name: "text.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockText(db, input.id),
  run: async ({ db, subject: old, now, record }) => {
    await db.readyText.update({ where: { id: old.id }, data: { removedAt: now } });
    const { name, shortcut, body } = old;
    record({ type: "text.removed", subject: { type: "text", id: old.id }, before: { name, shortcut, body } });
    return { id: old.id };
  },
});
