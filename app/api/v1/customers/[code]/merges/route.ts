import { listMerges } from "@/lib/identity/read-merge";
import { mergeListed } from "@/lib/web/merge-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listMerges, {
  method: "GET",
  path: "/customers/{code}/merges",
  summary: "Merges and splits this customer was part of, the newest first (up to 20)",
  present: (items) => ({ items, nextCursor: null }),
  gives: page(mergeListed),
});
