import { z } from "zod";
import { fetchReport } from "@/lib/transfer/fetch-file";
import { route } from "@/lib/web/route";
import { downloadMade } from "@/lib/web/table-form";

export const GET = route(fetchReport, {
  method: "GET",
  path: "/customer-imports/{id}/report",
  summary: "The rejected rows with their reasons as CSV; after an undo, what could not go back",
  bytes: downloadMade,
  gives: z.unknown(),
});
