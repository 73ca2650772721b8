import { searchKey } from "@/lib/base/text";
import { addWorkingMinutes, type WorkCalendar } from "@/lib/calendar/rules";
import type { Priority, RequestStatus } from "@/prisma/generated/enums";

/** Acts on a request → the statuses they may start from (docs: the life of a request). */
export const requestMoves = {
  refer: ["new", "referred", "answered", "replied", "waiting_customer"],
  work: ["new", "referred", "answered", "replied", "waiting_customer"],
  own: ["new", "referred", "answered", "replied", "waiting_customer"],
  replyKeep: ["new", "referred", "answered"],
  replyFinal: ["new", "referred", "answered", "replied", "waiting_customer"], // from referred only when the open ones are cancelled with it
  close: ["new", "referred", "answered", "replied", "waiting_customer"],
  closeSilent: ["replied", "waiting_customer"],
  reopen: ["closed", "spam"],
  spam: ["new"],
  merge: ["new", "referred", "answered", "replied", "waiting_customer", "closed", "spam"],
  update: ["new", "referred", "answered", "replied", "waiting_customer"],
} as const satisfies Record<string, readonly RequestStatus[]>;

export type RequestAct = keyof typeof requestMoves;

/** May `act` start from `status`? */
export const canAct = (act: RequestAct, status: RequestStatus): boolean =>
  (requestMoves[act] as readonly RequestStatus[]).includes(status);

/** Where a request goes after an act on its work. Nothing left to do never undoes a reply: that stands until something new comes. */
export const settled = (from: RequestStatus, work: RequestStatus): RequestStatus =>
  !canAct("work", from) || (work === "new" && (from === "replied" || from === "waiting_customer")) ? from : work;

/** What words are looked for in: the subject and the beginning of the text, folded. */
export const requestSearchKey = (subject: string, body: string): string =>
  searchKey(`${subject} ${body.slice(0, 2000)}`);

/** Ended ones do not count among a customer's open requests. */
export const ENDED: readonly RequestStatus[] = ["closed", "merged", "spam"];
export const isOpen = (status: RequestStatus): boolean => !ENDED.includes(status);

/** What the customer is told (words.publicStatus). Merged ones show their target's. */
export function publicStatus(
  status: RequestStatus,
): "registered" | "in_progress" | "answer_being_prepared" | "replied" | "waiting_you" | "closed" {
  switch (status) {
    case "new":
    case "spam":
      return "registered";
    case "referred":
    case "merged":
      return "in_progress";
    case "answered":
      return "answer_being_prepared";
    case "replied":
      return "replied";
    case "waiting_customer":
      return "waiting_you";
    case "closed":
      return "closed";
  }
}

/**
 * When the first reply is due: so many working minutes after the request came, by its priority.
 * @returns null when the house never opens; a request is taken in nevertheless
 */
export function firstReplyDue(
  now: Date,
  priority: Priority,
  targets: Record<Priority, number>,
  work: WorkCalendar,
): Date | null {
  try {
    return addWorkingMinutes(now, targets[priority], work);
  } catch {
    return null;
  }
}
