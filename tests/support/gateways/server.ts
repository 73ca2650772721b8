import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  form: URLSearchParams;
  json: Record<string, unknown>;
};
export type Answered = { status?: number; headers?: Record<string, string>; json?: unknown; text?: string };
/** What the line does to one call: nothing is taken before, all is done behind it, or the answer is another one. */
export type Trouble = "drop before" | "drop after" | { slow: number } | { instead: Answered };

/**
 * A stand-in for a gateway's HTTP face on loopback: it speaks the documented API as far as its `answer` does, and is not the gateway.
 * `troubles` are used up one a call, the first one first; `every` decides for all others.
 */
export async function standInServer(answer: (asked: Asked) => Answered) {
  const asked: Asked[] = [];
  const state = { troubles: [] as Trouble[], every: null as ((asked: Asked, count: number) => Trouble | null) | null };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, "http://stand.in");
    const body = Buffer.concat(chunks).toString("utf8");
    const call: Asked = {
      method: request.method!,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
      form: new URLSearchParams(body),
      json: body.startsWith("{") ? JSON.parse(body) : {},
    };
    asked.push(call);
    const trouble = state.troubles.shift() ?? state.every?.(call, asked.length) ?? null;
    if (trouble === "drop before") return void request.socket.destroy();
    const told = trouble && typeof trouble === "object" && "instead" in trouble ? trouble.instead : answer(call);
    if (trouble === "drop after") return void request.socket.destroy();
    if (trouble && typeof trouble === "object" && "slow" in trouble)
      await new Promise((done) => setTimeout(done, trouble.slow).unref());
    response.writeHead(told.status ?? 200, { "content-type": "application/json", ...told.headers });
    response.end(told.text ?? (told.json === undefined ? "" : JSON.stringify(told.json)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return { url, asked, state, close };
}

export type Taken = { id: string; to: string; text: string; ref: string | null };
