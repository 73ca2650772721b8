import { listMerges } from "@/lib/identity/read-merge";
import { mergesListed } from "@/lib/web/merge-views";
import { route } from "@/lib/web/route";

export const GET = route(listMerges, {
  method: "GET",
  path: "/customers/{code}/merges",
  summary: "Merges and splits this customer was part of, the newest first (up to 20)",
  present: (items) => ({ items }),
  gives: mergesListed,
});
