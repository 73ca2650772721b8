import { createHmac } from "node:crypto";
import { env } from "@/lib/base/env";

/** Signs the address of a result page: it shows only codes that we gave, and asks no database which those are. */
export function receiptMark(code: string): string {
  return createHmac("sha256", env().AUTH_SECRET ?? "")
    .update(`receipt:${code}`)
    .digest("base64url")
    .slice(0, 16);
}
