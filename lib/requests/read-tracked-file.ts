import { z } from "zod";
import type { PublicActor } from "@/lib/auth/actor";
import { notFound } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";
import { lineage, ownFiles } from "./track-request";

/** A file that the customer sent with this request, for whom named a key of it; no other file is known here. */
export const readTrackedFile = query({
  name: "track.readFile",
  input: z.strictObject({ id: z.uuid() }),
  load: async ({ db, actor, input }) => {
    const requestId = (actor as PublicActor).tracked?.requestId;
    const chain = requestId === undefined ? [] : await lineage(db, requestId);
    const file = (await ownFiles(db, chain)).find(({ id }) => id === input.id);
    if (!file) throw notFound();
    return file;
  },
  run: async ({ subject: { id, name, mime, size, path } }) => ({ id, name, mime, size, path }),
});
