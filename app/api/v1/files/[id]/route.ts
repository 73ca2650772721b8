import { z } from "zod";
import { readFile } from "@/lib/requests/read-file";
import { download } from "@/lib/web/download";
import { route } from "@/lib/web/route";

export const GET = route(readFile, {
  method: "GET",
  path: "/files/{id}",
  summary: "The bytes of a file, for those who see its request, and for its uploader",
  bytes: download,
  gives: z.unknown(),
});
