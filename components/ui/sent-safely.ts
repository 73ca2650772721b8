import { unstable_isUnrecognizedActionError as isOfOlderProgram } from "next/navigation";
import { answered, notTaken, sendingOf } from "@/components/ui/sending";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { type FormAction, SENDING } from "@/lib/web/form-state";

/**
 * The action as a form calls it in the browser. A connection that is lost on the way is told in the form, where what was typed stands
 * still (thrown on, it would take the whole page away); pressed again, it goes as the same sending. When the session has ended
 * meanwhile nothing was taken, and the page goes to /login.
 */
export const sentSafely =
  (action: FormAction, here: () => HTMLFormElement | null): FormAction =>
  async (before, data) => {
    const form = here();
    if (form) data.set(SENDING, sendingOf(form));
    try {
      const state = await action(before, data);
      answered(form);
      return state;
    } catch (error) {
      const digest = digestOf(error);
      if (digest?.includes(";/login")) notTaken(form);
      else if (digest !== undefined) answered(form);
      if (digest !== undefined) throw error;
      const lost = form?.querySelector(TYPED) ? ui.sending.lost : ui.sending.lostPress;
      return { kind: "refused", message: isOfOlderProgram(error) ? ui.sending.renewed : lost, fields: {} };
    }
  };

const TYPED = "textarea, select, input:not([type=hidden])";

/** True when the server has not answered: the page itself tells it. */
export const isLost = (error: unknown): boolean => digestOf(error) === undefined;

/** Of a redirect, and of what the server threw: those are the pages' to answer. */
const digestOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
