import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { text } from "@/lib/base/fields";
import { newId, secretToken, sha256 } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { wholeField } from "./schema";
import { mustBeActive } from "./store";

/** A key for a program: it acts as a user, or as a form that may create only. The secret is returned once and never stored. */
export const createToken = command({
  name: "token.write",
  input: z.strictObject({ name: text(120), userId: z.uuid().optional(), days: wholeField(1, 3650).optional() }),
  load: async () => null,
  run: async ({ db, actor, input: { name, userId, days }, now, record }) => {
    if (userId) await mustBeActive(db, userId, "userId");
    const secret = `pvd_${secretToken()}`;
    const id = newId();
    const expiresAt = days ? new Date(now.getTime() + days * 86_400_000) : null;
    const createdBy = (actor as UserActor).userId;
    await db.apiToken.create({
      data: { id, name, hash: sha256(secret), userId: userId ?? null, createdAt: now, createdBy, expiresAt },
    });
    const after = { name, userId: userId ?? null, expiresAt: expiresAt?.toISOString() ?? null };
    record({ type: "token.created", subject: { type: "token", id }, after });
    return { id, secret };
  },
});
