"use server";

import { revalidatePath } from "next/cache";
import type { Pressed, Presses } from "@/components/automation/macro-menu";
import type { DeskOptions } from "@/components/requests/desk";
import { applyMacro as apply } from "@/lib/automation/apply-macro";
import { lastPress, macrosOf } from "@/lib/automation/queries";
import { undoMacro as undo } from "@/lib/automation/undo-macro";
import { type MessageKey, t } from "@/lib/i18n/t";
import { nudge } from "@/lib/kernel/wake";
import { markNoticesRead } from "@/lib/notices/mark-notices-read";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { addNote } from "@/lib/requests/add-note";
import { answerReferral } from "@/lib/requests/answer-referral";
import { assignReferral } from "@/lib/requests/assign-referral";
import { cancelReferral } from "@/lib/requests/cancel-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { followUpReferral as followUpReferralOf } from "@/lib/requests/follow-up-referral";
import { followUpRequest } from "@/lib/requests/follow-up-request";
import { listWays, type Ways } from "@/lib/requests/list-ways";
import { markRequestRead } from "@/lib/requests/mark-request-read";
import { markSpam } from "@/lib/requests/mark-spam";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { openReferral } from "@/lib/requests/open-referral";
import { ownRequest } from "@/lib/requests/own-request";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { releaseReferral } from "@/lib/requests/release-referral";
import { reopenRequest } from "@/lib/requests/reopen-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { returnReferral } from "@/lib/requests/return-referral";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { updateRequest } from "@/lib/requests/update-request";
import { action, type Next, refusal } from "@/lib/web/action";
import {
  assignShape,
  followUpShape,
  mergeShape,
  passOnShape,
  referShape,
  rejectShape,
  replyShape,
  updateShape,
  withoutNext,
} from "@/lib/web/desk-shape";
import { asAppError, orNull } from "@/lib/web/problem";
import { requireStaff, safeNext } from "@/lib/web/session";
import { deskOptions } from "../desk-options";

type Result = { number: number } | { request: { number: number } };

/** Tells what happened, and stays with the fresh page or goes on to the next item that the form named. */
const said =
  (key: MessageKey, goesOn = false) =>
  (result: Result, form: Record<string, unknown>): Next => {
    const n = "number" in result ? result.number : result.request.number;
    const flash = { tone: "success" as const, text: t(key, { n }) };
    const on = goesOn && typeof form.next === "string" ? safeNext(form.next) : undefined;
    return on ? { flash, redirect: on } : { flash, revalidate: [`/requests/${n}`] };
  };

export const refer = action(referRequest, { shape: referShape, next: said("request.refer.done", true) });
export const reply = action(replyToRequest, {
  shape: replyShape,
  next: (result, form) => {
    const stays = form.then === "keep" || (form.channel === "phone" && form.callOutcome !== "reached");
    return said(form.channel === "phone" ? "request.reply.called" : "request.reply.done", !stays)(result, form);
  },
});
export const note = action(addNote, { next: said("request.note.done") });
export const close = action(closeRequest, { shape: withoutNext, next: said("request.close.done", true) });
export const reopen = action(reopenRequest, { next: said("request.reopen.done") });
export const spam = action(markSpam, { shape: withoutNext, next: said("request.spam.done", true) });
export const merge = action(mergeRequests, { shape: mergeShape, next: said("request.merge.done", true) });
export const unmerge = action(unmergeRequest, { next: said("request.merge.undone") });
export const update = action(updateRequest, { shape: updateShape, next: said("request.update.done") });
export const own = action(ownRequest, { next: said("request.update.owned") });

const planned = (result: Result): Next => ({
  revalidate: [`/requests/${"number" in result ? result.number : result.request.number}`],
});
export const followUp = action(followUpRequest, { shape: followUpShape, next: planned });
export const followUpReferral = action(followUpReferralOf, { shape: followUpShape, next: planned });

export const accept = action(acceptReferral, { next: said("request.ref.accepted") });
export const answer = action(answerReferral, { shape: withoutNext, next: said("request.answer.done", true) });
export const passOn = action(passOnReferral, {
  shape: passOnShape,
  next: (result, form) =>
    form.mode === "ask"
      ? said("request.passOn.asked")(result, form)
      : said("request.passOn.handedOver", true)(result, form),
});
export const giveBack = action(returnReferral, { shape: withoutNext, next: said("request.ref.returned", true) });
export const release = action(releaseReferral, { next: said("request.ref.released") });
export const assign = action(assignReferral, { shape: assignShape, next: said("request.ref.assigned") });
export const recall = action(recallReferral, { next: said("request.ref.recalled") });
export const cancel = action(cancelReferral, { next: said("request.ref.cancelled") });
export const reject = action(rejectAnswer, { shape: rejectShape, next: said("request.ref.rejected") });

/** What the actor has just opened is seen and read. Somebody faster is no matter: what counts is that it is open before him. */
export async function opened(number: number, referralIds: readonly string[], owned: boolean): Promise<void> {
  const actor = await requireStaff();
  const marks = [
    ...referralIds.slice(0, 50).map((id) => () => openReferral(actor, { id })),
    ...(owned ? [() => markRequestRead(actor, { number })] : []),
  ];
  for (const mark of marks) await orNull<unknown>(mark());
  revalidatePath(`/requests/${number}`);
}

/** What he was told of this request is read; the bell of all his pages hears it. */
export async function told(number: number): Promise<void> {
  const actor = await requireStaff();
  const { read } = await markNoticesRead(actor, { number });
  if (read > 0) nudge([actor.userId]);
}

/** The ways of replying, the best first; asked when the composer opens. */
export async function ways(number: number): Promise<Ways | null> {
  const actor = await requireStaff();
  return listWays(actor, { number }).catch((error) => {
    if (asAppError(error)) return null;
    throw error;
  });
}

/** What the forms that hand work on need, asked when the first of them is opened. */
export async function options(province?: string | null): Promise<DeskOptions> {
  return deskOptions(await requireStaff(), province);
}

/** کارهای آماده this person may press here, and what he pressed last, while it can be taken back. */
export async function macros(number: number): Promise<Presses> {
  const actor = await requireStaff();
  const [all, last] = await Promise.all([macrosOf(actor, {}), lastPress(actor, { number })]);
  return { macros: all.map(({ id, name }) => ({ id, name })), undo: last };
}

export const applyMacro = async (number: number, macroId: string, version: number): Promise<Pressed> =>
  pressedOn(number, async (actor) => {
    const { runId, undoable } = await apply(actor, { number, macroId, version });
    return { runId: undoable ? runId : null };
  });

export const undoMacro = async (number: number, runId: string): Promise<Pressed> =>
  pressedOn(
    number,
    async (actor) => {
      await undo(actor, { runId });
      return { runId: null };
    },
    "notTakenBack",
  );

type Staff = Awaited<ReturnType<typeof requireStaff>>;

async function pressedOn(
  number: number,
  press: (actor: Staff) => Promise<Pressed>,
  failed: "refused" | "notTakenBack" = "refused",
): Promise<Pressed> {
  const actor = await requireStaff();
  try {
    const pressed = await press(actor);
    revalidatePath(`/requests/${number}`);
    return pressed;
  } catch (error) {
    const state = refusal(error);
    if (state.kind !== "refused") throw error;
    const why = [state.message, ...Object.values(state.fields)].join(" ");
    return { refused: t(`automation.macros.${failed}`, { why }) };
  }
}
