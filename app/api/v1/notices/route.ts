import { listNotices } from "@/lib/notices/queries";
import { noticesInput } from "@/lib/notices/schema";
import { notice } from "@/lib/web/notice-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listNotices, {
  method: "GET",
  path: "/notices",
  summary: "What the token's user was told, newest first",
  takes: noticesInput.omit({ before: true }),
  gives: page(notice),
});
