import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { flag } from "./schema";
import { lockUser } from "./store";

/** «حاضر» or «غایب»: to whoever is away no work is shared out. It ends nothing else. */
export const setPresence = command({
  name: "presence.set",
  input: z.strictObject({ away: flag }),
  load: ({ db, actor }) => (actor.kind === "user" ? lockUser(db, actor.userId) : Promise.resolve(null)),
  run: async ({ db, input: { away }, now, subject, record }) => {
    const user = subject!;
    if (away === (user.awaySince !== null)) return { away };
    await db.user.update({ where: { id: user.id }, data: { awaySince: away ? now : null } });
    record({ type: "presence.changed", subject: { type: "user", id: user.id }, after: { away } });
    return { away };
  },
});
