"use server";

import { notices } from "@/lib/i18n/messages/fa/notices";
import { nudge } from "@/lib/kernel/wake";
import { markNoticesRead } from "@/lib/notices/mark-notices-read";
import { action, pressed } from "@/lib/web/action";
import { requireStaff } from "@/lib/web/session";

const mark = pressed(action(markNoticesRead, { next: () => ({ revalidate: ["/notices"] }) }));
const markAll = pressed(
  action(markNoticesRead, {
    next: () => ({ flash: { tone: "success", text: notices.readAllDone }, revalidate: ["/notices"] }),
  }),
);

/** One notice; the other pages of this person hear it. */
export async function read(data: FormData): Promise<void> {
  await mark(data);
  nudge([(await requireStaff()).userId]);
}

export async function readAll(data: FormData): Promise<void> {
  await markAll(data);
  nudge([(await requireStaff()).userId]);
}
