import { readTask } from "@/lib/tasks/queries";
import { taskShown } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const GET = route(readTask, {
  method: "GET",
  path: "/tasks/{id}",
  summary: "How far long work is",
  gives: taskShown,
});
