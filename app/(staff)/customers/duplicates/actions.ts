"use server";

import { duplicates as say } from "@/lib/i18n/messages/fa/duplicates";
import { dismissSuggestion } from "@/lib/identity/dismiss-suggestion";
import { postponeSuggestion } from "@/lib/identity/postpone-suggestion";
import { startScan } from "@/lib/identity/start-scan";
import { action } from "@/lib/web/action";
import { safeNext } from "@/lib/web/session";

const onlyId = (form: Record<string, unknown>) => ({ id: form.id });
/** The next pair opens by itself. */
const onward = (form: Record<string, unknown>) => ({ redirect: safeNext(String(form.next)) });

export const dismiss = action(dismissSuggestion, {
  shape: onlyId,
  next: (_, form) => ({ ...onward(form), flash: { tone: "success", text: say.dismissed } }),
});

export const later = action(postponeSuggestion, {
  shape: onlyId,
  next: (_, form) => ({ ...onward(form), flash: { tone: "info", text: say.postponed } }),
});

export const scan = action(startScan, {
  shape: () => ({}),
  next: () => ({ flash: { tone: "success", text: say.scan.started }, revalidate: ["/customers/duplicates"] }),
});
