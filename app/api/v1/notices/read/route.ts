import { markNoticesRead } from "@/lib/notices/mark-notices-read";
import { noticesRead } from "@/lib/web/notice-views";
import { route } from "@/lib/web/route";

export const POST = route(markNoticesRead, {
  method: "POST",
  path: "/notices/read",
  summary: "Mark notices as read: some, those of a request, or all",
  status: 200,
  gives: noticesRead,
});
