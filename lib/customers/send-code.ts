import { createHmac, randomInt } from "node:crypto";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { conflict, tooMany } from "@/lib/base/errors";
import { newId, sha256 } from "@/lib/base/id";
import { delivery, mailDomain, mailId } from "@/lib/channels/rules";
import { sending } from "@/lib/channels/store";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { countTry, loadSettings, tryFailed } from "@/lib/staff/store";
import { CODE } from "./rules";
import { pointNamed } from "./schema";
import { actingSeat, type LockedPoint, lockPoint } from "./store";

/** Keyed, because a million codes are soon tried out against a plain hash. */
export const codeHash = (id: string, code: string): string =>
  createHmac("sha256", env().AUTH_SECRET ?? "")
    .update(`code:${id}:${code}`)
    .digest("hex");

/** Sends a one-time code to a mobile or an email: by mail, or held in the outbox while its channel is not set up. */
export const sendCode = command({
  name: "point.prove",
  input: pointNamed,
  load: async ({ db, input }) => ({ point: await lockPoint(db, input.id) }),
  run: async ({ db, actor, subject: { point }, now, record, queue }) => {
    if (point.retiredAt) throw conflict("conflict.pointRetired");
    if (point.kind !== "email" && point.kind !== "mobile") throw conflict("conflict.codeChannel");
    await mayBeSent(db, point, now);
    const id = newId();
    const code = String(randomInt(0, 10 ** CODE.digits)).padStart(CODE.digits, "0");
    const expiresAt = new Date(now.getTime() + CODE.life);
    await dropEarlier(db, point.id);
    await db.verificationCode.create({
      data: {
        id,
        contactPointId: point.id,
        userId: actor.kind === "user" ? actor.userId : null,
        hash: codeHash(id, code),
        createdAt: now,
        expiresAt,
      },
    });
    const status = await post(db, point, { id, code, now });
    if (status === "queued") queue(delivery(id, "code"));
    const after = { contactPointId: point.id, kind: point.kind, outboxId: id, delivery: status };
    record({ type: "contact.codeSent", customerId: point.customerId, ...actingSeat(actor), after });
    return { id: point.id, code: point.code, delivery: status, expiresAt };
  },
});

/** One address gets the next code only after a wait that doubles, whichever card and desk it is asked from. */
async function mayBeSent(db: Db, point: LockedPoint, now: Date): Promise<void> {
  const key = `code:${sha256(`${point.kind}:${point.canonical}`)}`;
  const { wait, count } = await countTry(db, key, CODE.sending, now);
  if (wait > 0) throw tooMany(wait);
  await tryFailed(db, key, CODE.sending, count, now);
}

/** Only the newest code counts; messages of older ones that have not left yet never do. */
async function dropEarlier(db: Db, contactPointId: string): Promise<void> {
  const older = await db.verificationCode.findMany({ where: { contactPointId }, select: { id: true } });
  await db.outboxMessage.updateMany({
    where: { id: { in: older.map((c) => c.id) }, status: { in: ["queued", "held"] } },
    data: { status: "cancelled" },
  });
}

async function post(db: Db, point: LockedPoint, { id, code, now }: { id: string; code: string; now: Date }) {
  const { AUTH_SECRET, MAIL_FROM } = env();
  const { company } = await loadSettings(db, now);
  const channel = point.kind === "email" ? ("email" as const) : ("sms" as const);
  const leaving = await sending(db, channel, null, now);
  const params = { code, company: company.name, minutes: CODE.life / 60_000 };
  await db.outboxMessage.create({
    data: {
      id,
      purpose: "code",
      channel,
      toAddress: point.canonical,
      subject: t("points.mail.subject", params),
      text: t(channel === "email" ? "points.mail.text" : "points.mail.sms", params),
      messageId: mailId("code", id, mailDomain(MAIL_FROM), AUTH_SECRET ?? ""),
      ...leaving,
      createdAt: now,
    },
  });
  return leaving.status;
}
