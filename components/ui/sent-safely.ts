import { unstable_isUnrecognizedActionError as isOfOlderProgram } from "next/navigation";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { FormAction, FormState } from "@/lib/web/form-state";

/**
 * The action as a form calls it in the browser: a connection that is lost on the way is told in the form, where what was typed
 * stands still. Thrown on, it would take the whole page away.
 * @param turnedAway called when the session has ended meanwhile: nothing was taken, and the page goes to /login
 */
export const sentSafely =
  (action: FormAction, turnedAway: () => void): FormAction =>
  (before, form) =>
    action(before, form).catch((error: unknown): FormState => {
      const digest = digestOf(error);
      if (digest?.includes(";/login")) turnedAway();
      if (digest !== undefined) throw error;
      return { kind: "refused", message: isOfOlderProgram(error) ? ui.sending.renewed : ui.sending.lost, fields: {} };
    });

/** Of a redirect, and of what the server threw: those are the pages' to answer. */
const digestOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
