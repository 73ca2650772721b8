"use server";

import { resumeTask } from "@/lib/tasks/resume-task";
import { stopTask } from "@/lib/tasks/stop-task";
import { action } from "@/lib/web/action";

export const stop = action(stopTask);
export const resume = action(resumeTask);
