import type { IncomingMessage, ServerResponse } from "node:http";
import { GET as findCustomers } from "@/app/api/v1/customers/route";
import { POST as takeRequest } from "@/app/api/v1/requests/route";
import { log } from "@/lib/base/log";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** The doors that programs knock at all day: the same route handlers, without the way through Next, which costs more than what they do. */
const lane: Record<string, Handler> = {
  "GET /api/v1/customers": findCustomers,
  "POST /api/v1/requests": takeRequest,
};
const NONE = Promise.resolve({});

/** Answers the call when it is one of these; its headers are settled by then. @returns false when Next must answer */
export function fastLane(request: IncomingMessage, response: ServerResponse): boolean {
  const handle = lane[`${request.method} ${request.url?.split("?", 1)[0]}`];
  if (handle)
    void answer(handle, request, response).catch((error: Error) => {
      log.error({ error: error.message }, "a call ended without an answer"); // the handler answers for its own errors
      response.destroy();
    });
  return handle !== undefined;
}

async function answer(handle: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answered = await handle(asked(request), { params: NONE });
  const body = await answered.text();
  if (response.destroyed) return; // the caller went away
  const length = Buffer.byteLength(body);
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), "content-length": length });
  response.end(body);
  request.resume(); // what was too large to be read: bin/server.ts has a limit for it
}

/** What our handlers read of a request; its body as it comes, so that too large a one is left unread. */
function asked(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const body = { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
  return { method: request.method, url: `http://${HOST}${request.url}`, headers, body } as unknown as Request;
}

/** Handlers read path and query only. */
const HOST = "localhost";
