"use server";

import { resumeTask } from "@/lib/tasks/resume-task";
import { stopTask } from "@/lib/tasks/stop-task";
import { action, pressed } from "@/lib/web/action";

export async function stop(form: FormData) {
  await pressed(action(stopTask))(form);
}

export async function resume(form: FormData) {
  await pressed(action(resumeTask))(form);
}
