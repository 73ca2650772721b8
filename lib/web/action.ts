import "server-only";
import { revalidatePath } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { t } from "@/lib/i18n/t";
import type { Command } from "@/lib/kernel/command";
import { setFlash } from "./flash";
import { formToObject } from "./form";
import { type FormState, SENDING } from "./form-state";
import { asAppError, reported, sentence } from "./problem";
import { type Next, sentOnce } from "./sent-once";
import { requireStaff } from "./session";

export type { Next };

/** What went wrong, in the shape that `ActionForm` shows: a sentence for the form and one for each field. */
export function refusal(error: unknown): FormState {
  const known = asAppError(error);
  if (!known) return { kind: "refused", message: t("errors.unexpected", { id: reported(error) }), fields: {} };
  const fields = Object.fromEntries(Object.entries(known.fields).map(([path, problem]) => [path, sentence(problem)]));
  const stale = known.code === "conflict" ? { stale: true } : {};
  return { kind: "refused", message: sentence(known.problem), fields, ...stale };
}

/**
 * A server action of the desk: form → object → command as the signed-in actor; refusals go back to the form, success goes on.
 * `shape` may add what the form cannot say (the request's number from the URL).
 */
export function action<I extends z.ZodType, R>(
  command: Command<I, R>,
  options: {
    shape?: (form: Record<string, unknown>) => unknown;
    next?: (result: R, form: Record<string, unknown>) => Next;
    /** Also for a person with a temporary password. */
    temporaryToo?: boolean;
  } = {},
) {
  return async (_before: FormState, data: FormData): Promise<FormState> => {
    const actor = await requireStaff(options);
    const form = formToObject(data);
    try {
      const run = () => command(actor, (options.shape?.(form) ?? form) as z.input<I>);
      const sent = { actor, act: command.action, form, id: data.get(SENDING) };
      const next = await sentOnce(sent, run, (result) => options.next?.(result, form) ?? {});
      if (next.flash) await setFlash(next.flash);
      for (const path of next.revalidate ?? []) revalidatePath(path);
      if (next.redirect) redirect(next.redirect);
      return { kind: "done", ...(next.secret ? { secret: next.secret } : {}) };
    } catch (error) {
      unstable_rethrow(error);
      return refusal(error);
    }
  };
}
