import { z } from "zod";
import { fetchFile } from "@/lib/transfer/fetch-file";
import { route } from "@/lib/web/route";
import { downloadMade } from "@/lib/web/table-form";

export const GET = route(fetchFile, {
  method: "GET",
  path: "/tasks/{id}/file",
  summary: "The file that a task made, for whoever started it, and for managers",
  bytes: downloadMade,
  gives: z.unknown(),
});
