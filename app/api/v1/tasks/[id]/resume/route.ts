import { resumeTask } from "@/lib/tasks/resume-task";
import { taskShown } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(resumeTask, {
  method: "POST",
  path: "/tasks/{id}/resume",
  summary: "Take stopped or failed work up where it was",
  status: 200,
  gives: taskShown,
});
