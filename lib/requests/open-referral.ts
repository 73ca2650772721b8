import { workingSeats } from "@/lib/auth/actor";
import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { referralId } from "@/lib/referrals/schema";
import { holdingSeat } from "./rules";
import { about, lockReferral } from "./store";

/**
 * Marks it seen and read; a copy or information ends here. Opening again changes nothing and costs one read. It is no act:
 * the versions stay, of the request and of the referral, so that no form goes stale that was opened with it, the reader's own above all.
 * Also puts away the notice of a cancelled one.
 */
export const openReferral = command({
  name: "referral.open",
  input: referralId.omit({ version: true }),
  load: async ({ db, actor, input }) => {
    const known = await db.referral.findUnique({ where: { id: input.id }, include: { request: true } });
    if (!known) throw notFound();
    const mine = workingSeats(actor).some((s) => s.positionId === known.holderPositionId);
    if (mine && known.status !== "sent" && !known.unread)
      return { sight: "full" as const, request: known.request, referral: { ...known, departmentId: null } };
    return lockReferral(db, actor, input.id, { claims: true });
  },
  run: async ({ db, actor, subject: { request, referral }, now, record }) => {
    const first = referral.status === "sent";
    if (!first && !referral.unread) return { id: referral.id, status: referral.status, version: referral.version };
    const opened = await db.referral.update({
      where: { id: referral.id },
      data: { unread: false, ...(first ? { status: "seen", seenAt: referral.seenAt ?? now } : {}) },
    });
    if (first)
      record({
        type: "referral.opened",
        ...about(request, referral, holdingSeat(actor, referral)),
        before: { status: "sent" },
        after: { status: "seen" },
      });
    return { id: opened.id, status: opened.status, version: opened.version };
  },
});
