import type { Purpose, ReferralMode, ReferralStatus, RequestStatus } from "@/prisma/generated/enums";

type Owing = { status: ReferralStatus; purpose: Purpose; copy: boolean; mode: ReferralMode };

/** Statuses in which a referral still lies with somebody. */
export const OPEN: readonly ReferralStatus[] = ["sent", "seen", "accepted"];
/** Statuses that end the sight a referral gave. */
export const SIGHTLESS: readonly ReferralStatus[] = ["returned", "recalled", "cancelled"];

/** For information only: nothing is to be done, it ends when it is opened. */
export const isCopy = (r: Pick<Owing, "purpose" | "copy">): boolean => r.copy || r.purpose === "information";

/** Could owe an answer to the request: not a copy, not for information, not an opinion asked by a holder. */
export const concernsWork = (r: Pick<Owing, "purpose" | "copy" | "mode">): boolean => !isCopy(r) && r.mode !== "ask";

/** True while the request waits for this referral. */
export const owes = (r: Owing): boolean => OPEN.includes(r.status) && concernsWork(r);

/**
 * Where the work on a request stands.
 * @param referrals all referrals of the request
 * @param answers all answers, with the referral's mode; rejected ones and opinions given to an asker do not count
 * @param lastFinalReplyAt instant of the last reply that ended the work, or null
 */
export function work(
  referrals: readonly Owing[],
  answers: readonly { at: Date; rejectedAt: Date | null; mode: ReferralMode }[],
  lastFinalReplyAt: Date | null,
): Extract<RequestStatus, "referred" | "answered" | "new"> {
  if (referrals.some(owes)) return "referred";
  const fresh = answers.some(
    (a) => a.rejectedAt === null && a.mode !== "ask" && (lastFinalReplyAt === null || a.at > lastFinalReplyAt),
  );
  return fresh ? "answered" : "new";
}

/** Acts on a referral → the statuses they may start from (docs: the life of a referral). */
export const moves = {
  open: ["sent"],
  accept: ["sent", "seen"],
  release: ["accepted"],
  assign: ["sent", "seen", "accepted"],
  return: ["sent", "seen", "accepted"],
  recall: ["sent", "seen"],
  cancel: ["sent", "seen", "accepted"],
  passOn: ["sent", "seen", "accepted"],
  answer: ["sent", "seen", "accepted"],
  reject: ["answered"],
} as const satisfies Record<string, readonly ReferralStatus[]>;

export type ReferralAct = keyof typeof moves;

/** May `act` start from `status`? */
export const canMove = (act: ReferralAct, status: ReferralStatus): boolean =>
  (moves[act] as readonly ReferralStatus[]).includes(status);
