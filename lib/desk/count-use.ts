import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { atHand } from "./store";

/** Counts that somebody put a text into what he writes. */
export const countUse = command({
  name: "text.use",
  input: z.strictObject({ id: z.uuid() }),
  load: async () => null,
  run: async ({ db, actor, input, now }) => {
    const userId = actor.kind === "user" ? actor.userId : null;
    const counted = await db.$executeRaw`
      insert into "ReadyTextUse" as n ("textId", "userId", "count", "lastAt")
      select x."id", ${userId}::uuid, 1, ${now} from "ReadyText" x
      where x."id" = ${input.id}::uuid and x."removedAt" is null and ${atHand(actor)}
      on conflict ("textId", "userId") do update set "count" = n."count" + 1, "lastAt" = excluded."lastAt"`;
    if (counted === 0) throw notFound();
    return { id: input.id };
  },
});
