import { z } from "zod";
import { command } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { lockView } from "./store";

/** The name goes; the list it stood for stays what it is. */
export const removeView = command({
  name: "view.write",
  input: z.strictObject({ id: z.uuid() }),
  load: ({ db, input }) => lockView(db, input.id),
  run: async ({ db, subject: view, record }) => {
    await db.savedView.delete({ where: { id: view.id } });
    const { id, name, place, scope, filter } = view;
    record({
      type: "view.removed",
      subject: { type: "view", id },
      before: { name, place, scope, filter: filter as Json },
    });
    return { id };
  },
});
