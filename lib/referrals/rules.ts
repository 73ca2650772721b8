import type { Purpose, ReferralMode, ReferralStatus, RequestStatus } from "@/prisma/generated/enums";

export const urgencies = ["normal", "urgent", "immediate"] as const;
/** Purposes that owe something: what may be passed on. */
export const owedPurposes = ["action", "answer", "examine", "opinion", "followup"] as const;

type Owing = { status: ReferralStatus; purpose: Purpose; copy: boolean; askedByPositionId: string | null };

/** Statuses in which a referral still lies with somebody. */
export const OPEN: readonly ReferralStatus[] = ["sent", "seen", "accepted"];
/** Statuses that end the sight a referral gave. */
export const SIGHTLESS: readonly ReferralStatus[] = ["returned", "recalled", "cancelled"];

/** For information only: nothing is to be done, it ends when it is opened. */
export const isCopy = (r: Pick<Owing, "purpose" | "copy">): boolean => r.copy || r.purpose === "information";

/** Could owe an answer to the request: not a copy, not for information, not an opinion asked by a holder. */
export const concernsWork = (r: Pick<Owing, "purpose" | "copy" | "askedByPositionId">): boolean =>
  !isCopy(r) && r.askedByPositionId === null;

/** True while the request waits for this referral. */
export const owes = (r: Owing): boolean => OPEN.includes(r.status) && concernsWork(r);

type WorkAnswer = { at: Date; rejectedAt: Date | null; askedByPositionId: string | null };

/** Not rejected, not an opinion for an asker, and newer than the last final reply. */
export const isFresh = (a: WorkAnswer, lastFinalReplyAt: Date | null): boolean =>
  a.rejectedAt === null && a.askedByPositionId === null && (lastFinalReplyAt === null || a.at > lastFinalReplyAt);

/**
 * Where the work on a request stands.
 * @param referrals all referrals of the request
 * @param answers all answers, with the asker of their referral; rejected ones and opinions given to an asker do not count
 * @param lastFinalReplyAt instant of the last reply that ended the work, or null
 */
export function work(
  referrals: readonly Owing[],
  answers: readonly WorkAnswer[],
  lastFinalReplyAt: Date | null,
): Extract<RequestStatus, "referred" | "answered" | "new"> {
  if (referrals.some(owes)) return "referred";
  return answers.some((a) => isFresh(a, lastFinalReplyAt)) ? "answered" : "new";
}

type Node = { id: string; parentId: string | null };

/** All that grew from these referrals, without themselves. */
export function descendants<N extends Node>(tree: readonly N[], roots: readonly string[]): N[] {
  const below = tree.filter((r) => r.parentId !== null && roots.includes(r.parentId));
  return below.length === 0
    ? []
    : [
        ...below,
        ...descendants(
          tree,
          below.map((r) => r.id),
        ),
      ];
}

/** The asker's own referral: above the ask that `referral` is or was handed on from; undefined when it is no ask. */
export function askerOf<N extends Node & { mode: ReferralMode }>(tree: readonly N[], referral: N): N | undefined {
  const parent = tree.find((r) => r.id === referral.parentId);
  return referral.mode === "ask" || parent === undefined ? parent : askerOf(tree, parent);
}

export type ReferralAct =
  | "open"
  | "accept"
  | "release"
  | "assign"
  | "return"
  | "recall"
  | "cancel"
  | "passOn"
  | "answer"
  | "reject";

/** Acts on a referral → the statuses they may start from (docs: the life of a referral). */
export const moves: Record<ReferralAct, readonly ReferralStatus[]> = {
  open: ["sent"],
  accept: ["sent", "seen"],
  release: ["accepted"],
  assign: OPEN,
  return: OPEN,
  recall: ["sent", "seen"],
  cancel: OPEN,
  passOn: OPEN,
  answer: OPEN,
  reject: ["answered"],
};

/** May `act` start from `status`? */
export const canMove = (act: ReferralAct, status: ReferralStatus): boolean => moves[act].includes(status);

type Times = { sentAt: Date; seenAt: Date | null; acceptedAt: Date | null; endedAt: Date | null };
export type Lap = { lap: "unseen" | "untaken" | "worked"; ms: number; running: boolean };

/**
 * How long a referral lay: until it was seen, from then until it was taken on, from then until its end (milliseconds of the clock on the
 * wall). The last one runs while the referral is open; laps of no length are left out.
 */
export function laps(r: Times & { status: ReferralStatus }, now: Date): Lap[] {
  const seen = r.seenAt ?? r.acceptedAt;
  const steps: [Lap["lap"], Date | null, Date | null][] = [
    ["unseen", r.sentAt, seen],
    ["untaken", seen, r.acceptedAt],
    ["worked", r.acceptedAt, null],
  ];
  return steps.flatMap(([lap, from, to]) => {
    const ms = from ? (to ?? r.endedAt ?? now).getTime() - from.getTime() : 0;
    return ms > 0 ? [{ lap, ms, running: to === null && OPEN.includes(r.status) }] : [];
  });
}
