import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Protection of every answer: pages, files and errors alike. A route that needs a policy of its own says so by headers of its answer; the
 * rest is added when the head leaves, for Next drops a route's header whose name already stands there. Next reads the nonce from the
 * request's own policy header and puts it on each script; a page may ask for it as `x-peyvand-nonce`.
 * `appUrl`: the address people use. Done here and not in a `proxy.ts`, which would run for every request and silently cut bodies at 10 MB.
 */
export function protect(request: IncomingMessage, response: ServerResponse, dev: boolean, appUrl = "") {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, dev);
  const { url } = request; // Next rewrites it
  request.headers["content-security-policy"] = policy;
  request.headers["x-peyvand-nonce"] = nonce;
  // Whoever sends the head, even without saying so, goes through `writeHead`; what is given to it stands above what is set.
  const { writeHead } = response;
  response.writeHead = ((...given: unknown[]) => {
    if (!response.headersSent)
      for (const [name, value] of defaults(given[0] as number, policy, url, appUrl))
        if (!response.hasHeader(name)) response.setHeader(name, value);
    return Reflect.apply(writeHead, response, given);
  }) as typeof writeHead;
}

function* defaults(
  status: number,
  policy: string,
  url: string | undefined,
  appUrl: string,
): Iterable<[string, string]> {
  // A page that is still right keeps the policy it came with, whose nonce its scripts carry.
  if (status !== 304) yield ["Content-Security-Policy", policy];
  yield ["X-Content-Type-Options", "nosniff"];
  yield ["X-Frame-Options", "DENY"];
  yield ["Referrer-Policy", holdsCode(url) ? "no-referrer" : "same-origin"];
  if (appUrl.startsWith("https:")) yield ["Strict-Transport-Security", YEAR];
  yield ["Cross-Origin-Opener-Policy", "same-origin"];
  yield ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"];
}

/** People reach us by TLS: browsers shall not try without it any more. Says nothing about other hosts of the company's domain. */
const YEAR = "max-age=31536000";

/** The address itself is a secret: it carries a tracking code. */
const holdsCode = (url = "/") => /^\/(track|request\/done)\b/.test(url);

/** The policy of a page; `dev` allows what hot reloading needs. */
export function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
