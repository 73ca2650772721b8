import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { coordinatorSeat } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { shownTask } from "@/lib/tasks/rules";
import { newestScan, openScan } from "./scans";

/** پویش همهٔ مشتریان: looks for likeness in the whole base, as long work. One at a time. */
export const startScan = command({
  name: "likeness.start",
  input: z.strictObject({}),
  load: async () => null,
  run: async ({ actor, ...context }) => {
    const by = { userId: (actor as UserActor).userId, positionId: coordinatorSeat(actor)?.positionId };
    return shownTask(await openScan(context, await newestScan(context.db), by));
  },
});
