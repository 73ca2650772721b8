import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { errors } from "@/lib/i18n/messages/fa/errors";

/**
 * Next answers a method that a route does not have with an empty 405, before any code of ours runs. Programs are told so as RFC 9457
 * problem instead.
 */
export function explainWrongMethod(request: IncomingMessage, response: ServerResponse) {
  if (!request.url?.startsWith("/api/v1/")) return;
  let ours = false;
  const claim = () => {
    if (response.statusCode !== 405 || response.headersSent || response.hasHeader("Content-Type")) return;
    ours = true;
    response.removeHeader("Content-Length");
    response.setHeader("Content-Type", "application/problem+json; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
  };
  // Whoever sends the head, even without saying so, goes through `writeHead`.
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((...given: unknown[]) => {
    if (given[0] === response.statusCode) claim();
    return writeHead(...given);
  }) as typeof response.writeHead;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.end = ((...given: unknown[]) => {
    claim();
    if (!ours || (given[0] && typeof given[0] !== "function")) return end(...given);
    return end(JSON.stringify(problem()), ...given.filter((one) => typeof one === "function"));
  }) as typeof response.end;
}

const problem = () => ({
  type: "urn:peyvand:problem:wrongMethod",
  title: errors.title.wrongMethod,
  status: 405,
  detail: errors.wrongMethod,
  instance: `urn:peyvand:refusal:${randomBytes(4).toString("hex")}`,
});
