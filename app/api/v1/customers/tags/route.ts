import { tagCustomers } from "@/lib/customers/tag-customers";
import { manyTagged } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const POST = route(tagCustomers, {
  method: "POST",
  path: "/customers/tags",
  summary: "Tag many customers, or take a tag off: those named by code, or as a task all whom a filter finds",
  status: 200,
  gives: manyTagged,
});
