import { t } from "@/lib/i18n/t";
import { plainPage } from "@/lib/web/plain-page";

/** Where a tracking page sends whom it has shown too many codes. */
export function GET(request: Request): Response {
  const seconds = Math.min(Math.max(1, Number(new URL(request.url).searchParams.get("seconds")) || 1), 600);
  return plainPage(429, t("errors.tooMany", { seconds }), { "retry-after": String(seconds) });
}
