import { z } from "zod";
import { exportCustomer } from "@/lib/privacy/export-customer";
import { exportZip } from "@/lib/web/export-zip";
import { route } from "@/lib/web/route";

export const GET = route(exportCustomer, {
  method: "GET",
  path: "/customers/{code}/export",
  summary:
    "Everything we hold about one customer as a ZIP: index.html, data/TABLE.json and files; every call is an event",
  bytes: exportZip,
  gives: z.unknown(),
});
