import { stopTask } from "@/lib/tasks/stop-task";
import { taskShown } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(stopTask, {
  method: "POST",
  path: "/tasks/{id}/stop",
  summary: "Stop long work after its present step",
  status: 200,
  gives: taskShown,
});
