import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { conflict, notFound } from "@/lib/base/errors";
import { sha256 } from "@/lib/base/id";
import { query } from "@/lib/kernel/command";
import { openAccount } from "./store";

/** The account behind a webhook's address, for who knows its key. Every other address is no address, and takes as long to be none. */
export const openHook = query({
  name: "channel.hook",
  input: z.strictObject({ id: z.string(), key: z.string() }),
  run: async ({ db, input: { id, key } }) => {
    const row = z.uuid().safeParse(id).success
      ? await db.channelAccount.findUnique({
          where: { id },
          select: { hookKey: true, active: true, removedAt: true, receives: true },
        })
      : null;
    const same = timingSafeEqual(Buffer.from(sha256(key)), Buffer.from(sha256(row?.hookKey ?? "")));
    if (!row || !same || row.removedAt) throw notFound();
    if (!row.active) throw conflict("channel.off"); // gateways come again: what is posted meanwhile is not lost
    const account = await openAccount(db, id);
    if (!account.adapter.hook) throw notFound();
    return { ...account, receives: row.receives };
  },
});
