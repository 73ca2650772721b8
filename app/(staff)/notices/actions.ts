"use server";

import { notices } from "@/lib/i18n/messages/fa/notices";
import { nudge } from "@/lib/kernel/wake";
import { markNoticesRead } from "@/lib/notices/mark-notices-read";
import { action } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";
import { requireStaff } from "@/lib/web/session";

const mark = action(markNoticesRead, { next: () => ({ revalidate: ["/notices"] }) });
const markAll = action(markNoticesRead, {
  next: () => ({ flash: { tone: "success", text: notices.readAllDone }, revalidate: ["/notices"] }),
});

/** One notice; the other pages of this person hear it. */
export async function read(before: FormState, data: FormData): Promise<FormState> {
  return told(await mark(before, data));
}

export async function readAll(before: FormState, data: FormData): Promise<FormState> {
  return told(await markAll(before, data));
}

async function told(state: FormState): Promise<FormState> {
  if (state.kind === "done") nudge([(await requireStaff()).userId]);
  return state;
}
