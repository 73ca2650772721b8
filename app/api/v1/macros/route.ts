import { createMacro } from "@/lib/automation/create-macro";
import { macrosOf } from "@/lib/automation/queries";
import { macroView, ruleMade } from "@/lib/web/automation-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(macrosOf, {
  method: "GET",
  path: "/macros",
  summary: "Macros this person may press",
  present: (items) => ({ items, nextCursor: null }),
  gives: page(macroView),
});

export const POST = route(createMacro, {
  method: "POST",
  path: "/macros",
  summary: "Make a macro, one's own or of a department",
  gives: ruleMade,
});
