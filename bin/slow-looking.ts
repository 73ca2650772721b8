import type { IncomingMessage, ServerResponse } from "node:http";
import { t } from "@/lib/i18n/t";
import { addressKey } from "@/lib/web/address";
import { plainPage } from "@/lib/web/plain-page";
import { take } from "@/lib/web/rate";

/**
 * Looking at tracking pages is slowed by address, here because a page of Next cannot answer 429. What is posted there has a limit of its
 * own. @returns false when refused
 */
export function slowLooking(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === "POST" || !/^\/track\/./.test(pathOf(request.url))) return true;
  const client = new Headers({ "x-peyvand-client-ip": String(request.headers["x-peyvand-client-ip"] ?? "") });
  const wait = take(`track-look:${addressKey(client)}`, { perMinute: 60, burst: 60 });
  if (wait === 0) return true;
  const page = plainPage(429, t("errors.tooMany", { seconds: wait }), { "retry-after": String(wait) });
  response.writeHead(page.status, Object.fromEntries(page.headers));
  void page.text().then((html) => response.end(html));
  return false;
}

/** As Next reads it: however it was escaped, with however many slashes. */
function pathOf(url = "/"): string {
  const path = (url.split(/[?#]/)[0] ?? "").replace(/[\\/]+/g, "/");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
