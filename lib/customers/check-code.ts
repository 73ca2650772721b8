import { timingSafeEqual } from "node:crypto";
import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { command, KeptRefusal } from "@/lib/kernel/command";
import type { VerificationCode } from "@/prisma/generated/client";
import { CODE, SESSION } from "./rules";
import { codeTyped } from "./schema";
import { codeHash } from "./send-code";
import { actingSeat, type LockedPoint, lockPoint, touchCard } from "./store";

/**
 * The customer reads the code back: possession is proved. The point is verified when it is also tied to the card: it created the card, was
 * verified before, or was proved in one session at this desk with such a point; otherwise it stays claimed, proved.
 */
export const checkCode = command({
  name: "point.prove",
  input: codeTyped,
  load: async ({ db, input }) => ({ point: await lockPoint(db, input.id) }),
  run: async ({ db, actor, input, subject: { point }, now, record }) => {
    if (point.retiredAt) throw conflict("conflict.pointRetired");
    const code = await usable(db, point.id, now);
    if (!fits(code, input.code)) {
      await db.verificationCode.update({ where: { id: code.id }, data: { tries: { increment: 1 } } });
      throw new KeptRefusal(invalid({ code: { key: "code.wrong", params: { left: CODE.tries - code.tries - 1 } } }));
    }
    await db.verificationCode.update({ where: { id: code.id }, data: { usedAt: now } });
    const { id, customerId, kind } = point;
    const desk = { customerId, userId: code.userId, since: new Date(now.getTime() - SESSION) };
    const proved = point.shared ? [] : await provedTogether(db, desk);
    const tied = !point.shared && (isTied(point) || proved.some(isTied));
    const how = tied ? { state: "verified" as const, verifiedHow: point.verifiedHow ?? "code" } : {};
    await db.contactPoint.update({ where: { id }, data: { provedAt: now, ...how } });
    const along = tied ? proved.filter((p) => p.id !== id && p.state === "claimed").map((p) => p.id) : [];
    await db.contactPoint.updateMany({
      where: { id: { in: along } },
      data: { state: "verified", verifiedHow: "code" },
    });
    await touchCard(db, customerId);
    const before = { state: point.state };
    const state = tied ? "verified" : point.state;
    const after = { contactPointId: id, kind, proved: true, state };
    record({ type: "contact.proved", customerId, ...actingSeat(actor), before, after });
    for (const other of along)
      record({
        type: "contact.proved",
        customerId,
        ...actingSeat(actor),
        after: { contactPointId: other, state: "verified" },
      });
    return { id, code: point.code, proved: true, verified: state === "verified" };
  },
});

const isTied = (p: { origin: boolean; state: string }): boolean => p.origin || p.state === "verified";

/** The code that counts now, locked. */
async function usable(db: Db, contactPointId: string, now: Date): Promise<VerificationCode> {
  const [code] = await db.$queryRaw<VerificationCode[]>`
    select * from "VerificationCode" where "contactPointId" = ${contactPointId}::uuid order by "createdAt" desc, "id" desc limit 1 for update`;
  if (!code || code.usedAt) throw conflict("conflict.codeNone");
  if (code.expiresAt <= now) throw conflict("conflict.codeOver");
  if (code.tries >= CODE.tries) throw conflict("conflict.codeSpent");
  return code;
}

const fits = (code: VerificationCode, typed: string): boolean =>
  timingSafeEqual(Buffer.from(codeHash(code.id, typed)), Buffer.from(code.hash));

type Desk = { customerId: string; userId: string | null; since: Date };

/** This card's own points that were proved by codes of the same desk a moment ago. */
function provedTogether(db: Db, { customerId, userId, since }: Desk): Promise<LockedPoint[]> {
  return db.$queryRaw<LockedPoint[]>`
    select p.* from "ContactPoint" p where p."customerId" = ${customerId}::uuid and not p."shared" and p."retiredAt" is null
      and exists (select 1 from "VerificationCode" c where c."contactPointId" = p."id" and c."usedAt" >= ${since}
        and c."userId" = ${userId}::uuid)`;
}
