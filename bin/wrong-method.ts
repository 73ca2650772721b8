import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { type Allowed, routeMethods } from "@/bin/route-methods";
import { errors } from "@/lib/i18n/messages/fa/errors";
import { plainPage } from "@/lib/web/plain-page";

let known: ReturnType<typeof routeMethods> | undefined;

/**
 * Refuses a method that an address does not have, and says which it has (RFC 9110): programs by a problem, people by a sentence. Next
 * would say 405 with nothing in it, 400 or 500, and draw a page for whatever method. Answers OPTIONS too. @returns false when answered
 */
export function refuseWrongMethod(request: IncomingMessage, response: ServerResponse, dev = false): boolean {
  const { method = "", url = "/" } = request;
  const pathname = url.split("?", 1)[0]!;
  const fits = (place: Allowed | undefined) =>
    !place || (place.allow.includes(method) && (method !== "OPTIONS" || place.own));
  let place = placeAt(pathname);
  if (dev && !fits(place)) place = placeAt(pathname, true); // its file may have changed
  if (!place || fits(place)) return true;
  const headers = { Allow: place.allow.join(", "), "Cache-Control": "no-store" };
  if (method === "OPTIONS") response.writeHead(204, headers).end();
  else if (pathname.startsWith("/api/v1/")) {
    response.writeHead(405, { ...headers, "Content-Type": "application/problem+json; charset=utf-8" });
    response.end(JSON.stringify(problem()));
  } else {
    const page = plainPage(405, errors.notToOpen, headers);
    response.writeHead(405, Object.fromEntries(page.headers));
    void page.text().then((html) => response.end(html));
  }
  return false;
}

function placeAt(pathname: string, anew = false): Allowed | undefined {
  if (anew || !known) known = routeMethods(join(process.cwd(), "app"));
  return known(pathname);
}

const problem = () => ({
  type: "urn:peyvand:problem:wrongMethod",
  title: errors.title.wrongMethod,
  status: 405,
  detail: errors.wrongMethod,
  instance: `urn:peyvand:refusal:${randomBytes(4).toString("hex")}`,
});
