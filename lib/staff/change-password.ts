import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { invalid } from "@/lib/base/errors";
import { hashPassword, verifyPassword } from "@/lib/base/password";
import { command } from "@/lib/kernel/command";
import { type Preferences, passwordProblem, THROTTLES } from "./rules";
import { passwordField } from "./schema";
import { countTry, endSessions, lockUser, tryFailed, trySucceeded } from "./store";

const input = z.strictObject({ current: passwordField, password: passwordField, repeat: passwordField });

/** As in `open-session`: a wrong guess is a result, because it must be counted. */
export type PasswordChange = { kind: "changed" } | { kind: "wrong" } | { kind: "wait"; seconds: number };

/** Changes one's own password; every other session of the person ends at once. */
export const changePassword = command({
  name: "profile.changePassword",
  input,
  load: ({ db, actor }) => (actor.kind === "user" ? lockUser(db, actor.userId) : Promise.resolve(null)),
  run: async ({ db, actor, input, now, subject, record }): Promise<PasswordChange> => {
    const user = subject!;
    const problem = passwordProblem(input.password, user.email);
    if (problem) throw invalid({ password: problem });
    if (input.password !== input.repeat) throw invalid({ repeat: "auth.problems.repeat" });
    const key = `password:${user.id}`;
    const { wait, count } = await countTry(db, key, THROTTLES.account, now);
    if (wait > 0) return { kind: "wait", seconds: wait };
    if (!(await verifyPassword(user.passwordHash, input.current))) {
      await tryFailed(db, key, THROTTLES.account, count, now);
      return { kind: "wrong" };
    }
    if (input.password === input.current) throw invalid({ password: "auth.problems.samePassword" });
    await trySucceeded(db, key);
    const { temporary: _, ...preferences } = user.preferences as Preferences;
    const passwordHash = await hashPassword(input.password);
    await db.user.update({ where: { id: user.id }, data: { passwordHash, preferences, demo: false } });
    await endSessions(db, user.id, now, "password_changed", (actor as UserActor).sessionId);
    record({ type: "user.passwordChanged", subject: { type: "user", id: user.id } });
    return { kind: "changed" };
  },
});
