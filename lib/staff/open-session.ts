import { z } from "zod";
import { parseEmail } from "@/lib/base/email";
import { env } from "@/lib/base/env";
import { text } from "@/lib/base/fields";
import { newId, sha256 } from "@/lib/base/id";
import { verifyPassword } from "@/lib/base/password";
import { command } from "@/lib/kernel/command";
import type { User } from "@/prisma/generated/client";
import { networkOf, type Preferences, SESSION_LIFE, THROTTLES } from "./rules";
import { countTry, tryFailed, trySucceeded } from "./store";

const input = z.strictObject({
  email: text(300),
  password: z.string().min(1).max(500),
  address: z.string().max(100),
  agent: z.string().max(500).optional(),
});

/** A refusal is a result, not an error: its count and its event must be kept. */
export type SignIn = { kind: "opened"; sessionId: string } | { kind: "wrong" } | { kind: "wait"; seconds: number };

/** Why a person with the right password may not come in; null when he may. The answer to him is the same as for a wrong one. */
function barred(user: User, now: Date): "inactive" | "demo" | "temporary" | null {
  const { temporary } = user.preferences as Preferences;
  if (!user.active) return "inactive";
  if (user.demo && !env().DEMO) return "demo";
  return temporary && (temporary.used || new Date(temporary.until) <= now) ? "temporary" : null;
}

/** Signs a person in. Known and unknown accounts get the same answer after the same work: one verification. */
export const openSession = command({
  name: "session.open",
  input,
  load: ({ db, input }) =>
    db.user.findUnique({ where: { email: parseEmail(input.email)?.canonical ?? input.email.toLowerCase() } }),
  run: async ({ db, input, now, subject: user, record }): Promise<SignIn> => {
    const network = networkOf(input.address);
    const shared = `signin:address:${network}`;
    const own = `signin:account:${sha256(`${input.email.toLowerCase()} ${network}`)}`;
    const byAddress = await countTry(db, shared, THROTTLES.address, now);
    const byAccount = await countTry(db, own, THROTTLES.account, now);
    const seconds = Math.max(byAddress.wait, byAccount.wait);
    if (seconds > 0) return { kind: "wait", seconds };

    const fits = await verifyPassword(user?.passwordHash, input.password);
    const reason = user === null ? "unknown" : fits ? barred(user, now) : "password";
    const who = user ? { subject: { type: "user", id: user.id } } : {};
    if (user === null || reason !== null) {
      await tryFailed(db, shared, THROTTLES.address, byAddress.count, now);
      await tryFailed(db, own, THROTTLES.account, byAccount.count, now);
      const personal = { email: input.email, address: input.address };
      record({ type: "session.refused", ...who, after: { reason }, personal });
      return { kind: "wrong" };
    }
    await trySucceeded(db, own, shared);
    const sessionId = newId();
    const times = { createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_LIFE) };
    const from = { address: input.address, agent: input.agent ?? null };
    await db.session.create({ data: { id: sessionId, userId: user.id, ...times, ...from } });
    const preferences = user.preferences as Preferences;
    if (preferences.temporary)
      await db.user.update({
        where: { id: user.id },
        data: { preferences: { ...preferences, temporary: { ...preferences.temporary, used: true } } },
      });
    record({ type: "session.opened", ...who, after: { sessionId }, personal: from });
    return { kind: "opened", sessionId };
  },
});
