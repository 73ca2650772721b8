import { lastScan } from "@/lib/identity/list-suggestions";
import { startScan } from "@/lib/identity/start-scan";
import { scanShown, taskShown } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

export const GET = route(lastScan, {
  method: "GET",
  path: "/duplicates/scan",
  summary: "The last scan of all customers, and how many cards wait for their first look (up to 1,000)",
  gives: scanShown,
});

export const POST = route(startScan, {
  method: "POST",
  path: "/duplicates/scan",
  summary: "Look for cards that may be one customer in the whole base, as long work",
  status: 202,
  gives: taskShown,
});
