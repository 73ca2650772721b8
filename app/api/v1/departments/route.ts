import { directory } from "@/lib/staff/queries";
import { route } from "@/lib/web/route";
import { departmentView, page } from "@/lib/web/views";

export const GET = route(directory, {
  method: "GET",
  path: "/departments",
  summary: "Departments a request can be referred to",
  present: ({ departments }) => ({ items: departments, nextCursor: null }),
  gives: page(departmentView),
});
