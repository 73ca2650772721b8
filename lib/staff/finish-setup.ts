import { z } from "zod";
import { conflict, invalid } from "@/lib/base/errors";
import { text } from "@/lib/base/fields";
import { newId, parseTrackingCode, sha256 } from "@/lib/base/id";
import { hashPassword } from "@/lib/base/password";
import { command } from "@/lib/kernel/command";
import { networkOf, passwordProblem, THROTTLES } from "./rules";
import { defaultSettings, emailField, passwordField } from "./schema";
import { countTry, forgetSettings, tryFailed } from "./store";

const input = z.strictObject({
  code: z.string().min(1).max(60),
  company: text(120),
  name: text(120),
  email: emailField,
  password: passwordField,
  repeat: passwordField,
  address: z.string().max(100),
});

/** A wrong code is a result, because it must be counted. */
export type Setup = { kind: "finished"; userId: string } | { kind: "wrong" } | { kind: "wait"; seconds: number };

/** Makes the first administrator of an empty house, for whoever has the code that was printed at the start. */
export const finishSetup = command({
  name: "setup.finish",
  input,
  load: async ({ db }) => {
    await db.$queryRaw`select pg_advisory_xact_lock(hashtext('peyvand.setup'))::text`;
    if (await db.user.findFirst({ select: { id: true } })) throw conflict("auth.problems.setupDone");
    return db.setting.findUnique({ where: { key: "setup.code" } });
  },
  run: async ({ db, input, now, subject: code, record }): Promise<Setup> => {
    const problem = passwordProblem(input.password, input.email);
    if (problem) throw invalid({ password: problem });
    if (input.password !== input.repeat) throw invalid({ repeat: "auth.problems.repeat" });
    const key = `setup:${networkOf(input.address)}`;
    const { wait, count } = await countTry(db, key, THROTTLES.setup, now);
    if (wait > 0) return { kind: "wait", seconds: wait };
    const typed = parseTrackingCode(input.code)?.replaceAll("-", "") ?? "";
    if ((code?.value as { sha256?: string } | undefined)?.sha256 !== sha256(typed)) {
      await tryFailed(db, key, THROTTLES.setup, count, now);
      return { kind: "wrong" };
    }
    const userId = newId();
    const { email, name } = input;
    const passwordHash = await hashPassword(input.password);
    await db.user.create({ data: { id: userId, email, name, passwordHash, administrator: true, createdAt: now } });
    const company = { ...defaultSettings.company, name: input.company };
    await db.setting.upsert({
      where: { key: "company" },
      create: { key: "company", value: company },
      update: { value: company },
    });
    await db.setting.delete({ where: { key: "setup.code" } });
    forgetSettings();
    record({
      type: "setup.finished",
      subject: { type: "user", id: userId },
      after: { company: input.company },
      personal: { name, email },
    });
    return { kind: "finished", userId };
  },
});
