import { z } from "zod";
import { parseEmail } from "@/lib/base/email";
import { notFound } from "@/lib/base/errors";
import { parseTrackingCode } from "@/lib/base/id";
import { parsePhone } from "@/lib/base/phone";
import { latinDigits } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { countTry, tryFailed, trySucceeded } from "@/lib/staff/store";

/** Five wrong keys lock a tracking code's door for an hour. */
const DOOR = { limit: 5, window: 60 * 60_000, first: 60 * 60_000, longest: 60 * 60_000 } as const;

type Key = { kind: string; canonical: string };
export type Proof =
  | { kind: "named"; requestId: string }
  | { kind: "wrong"; left: number }
  | { kind: "locked"; seconds: number };

/** Is what was typed one of the keys given with this request: the mobile's last four digits (or all of it), or the email? */
function names(typed: string, key: Key): boolean {
  if (key.kind === "email") return parseEmail(typed)?.canonical === key.canonical;
  const digits = latinDigits(typed).replace(/\D/g, "");
  if (digits.length === 4) return key.canonical.endsWith(digits);
  return parsePhone(typed)?.canonical === key.canonical;
}

/** The holder of a tracking code names a key that was given with this very request; then he may read the reply and write. */
export const proveKey = command({
  name: "track.prove",
  input: z.strictObject({ code: z.string().max(60), key: z.string().trim().min(1).max(320) }),
  load: async ({ db, input }) => {
    const code = parseTrackingCode(input.code);
    const request = code ? await db.request.findUnique({ where: { trackingCode: code }, select: { id: true } }) : null;
    if (!request) throw notFound();
    return request;
  },
  run: async ({ db, input, subject: { id }, now }): Promise<Proof> => {
    const door = `track:${id}`;
    const { wait, count } = await countTry(db, door, DOOR, now);
    if (wait > 0) return { kind: "locked", seconds: wait };
    const keys = await db.requestKey.findMany({
      where: { requestId: id, kind: { in: ["mobile", "email"] }, canonical: { not: null } },
      select: { kind: true, canonical: true },
    });
    if (keys.some((key) => names(input.key, key as Key))) {
      await trySucceeded(db, door);
      return { kind: "named", requestId: id };
    }
    await tryFailed(db, door, DOOR, count, now);
    return count >= DOOR.limit
      ? { kind: "locked", seconds: DOOR.first / 1000 }
      : { kind: "wrong", left: DOOR.limit - count };
  },
});
