import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";

export const revokeToken = command({
  name: "token.write",
  input: z.strictObject({ id: z.uuid() }),
  load: async ({ db, input }) => {
    const token = await db.apiToken.findUnique({ where: { id: input.id } });
    if (!token) throw notFound();
    return token;
  },
  run: async ({ db, now, subject: token, record }) => {
    const { count } = await db.apiToken.updateMany({
      where: { id: token.id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count > 0)
      record({ type: "token.revoked", subject: { type: "token", id: token.id }, before: { name: token.name } });
    return { id: token.id };
  },
});
