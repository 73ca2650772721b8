import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isMailFrame, mailPolicy } from "@/lib/web/mail-policy";

/**
 * The same protection on every answer, pages, files and errors alike. Next reads the nonce from the request's own
 * policy header and puts it on each script; a page may ask for it as `x-peyvand-nonce`.
 * `appUrl`: the address people use. Done here and not in a `proxy.ts`, which would run for every request and silently cut bodies at 10 MB.
 */
export function protect(request: IncomingMessage, response: ServerResponse, dev: boolean, appUrl = "") {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, dev);
  request.headers["content-security-policy"] = policy;
  request.headers["x-peyvand-nonce"] = nonce;
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Referrer-Policy", holdsCode(request.url) ? "no-referrer" : "same-origin");
  if (appUrl.startsWith("https:")) response.setHeader("Strict-Transport-Security", YEAR);
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
  if (isMailFrame(request.url)) protectMail(request.url!, response);
}

/** Next never overwrites what stands here, so the one thing of ours that stands in a frame gets its own policy here, too. */
function protectMail(url: string, response: ServerResponse) {
  response.setHeader("Content-Security-Policy", mailPolicy(/[?&]pictures=1(?:&|$)/.test(url)));
  response.setHeader("X-Frame-Options", "SAMEORIGIN");
  response.setHeader("Referrer-Policy", "no-referrer");
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
