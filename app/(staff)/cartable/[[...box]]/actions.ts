"use server";

import { t } from "@/lib/i18n/t";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { openReferral } from "@/lib/requests/open-referral";
import { action, type Next } from "@/lib/web/action";
import { safeNext } from "@/lib/web/session";

const onlyId = (form: Record<string, unknown>) => ({ id: form.id });
const stay = (form: Record<string, unknown>): Next => ({ redirect: safeNext(String(form.back)) });

/** برداشتن: out of the department's queue, into one's own inbox; the list stays. */
export const claim = action(acceptReferral, {
  shape: onlyId,
  next: (_, form) => ({
    ...stay(form),
    flash: { tone: "success", text: t("cartable.claimed", { n: Number(form.number) }) },
  }),
});

/** The notice of a referral that was taken back has been read. */
export const dismiss = action(openReferral, { shape: onlyId, next: (_, form) => stay(form) });
