import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { fastLane } from "@/bin/fast-lane";
import { settleForwarding, trustedProxies } from "@/bin/forwarding";
import { gather } from "@/bin/gather";
import { protect } from "@/bin/security-headers";
import { slowLooking } from "@/bin/slow-looking";
import { settleAddress } from "@/bin/unreadable-address";
import { refuseWrongMethod } from "@/bin/wrong-method";
import { intake } from "@/lib/i18n/messages/fa/intake";
import { counters } from "@/lib/web/counters";
import { closeStreams } from "@/lib/web/streams";

/*
 * Our own HTTP server around Next: `next start` believes forwarding headers of anybody, has no limit on bodies and
 * does not finish open answers when it is told to stop.
 */
const dev = process.env.NODE_ENV !== "production";
const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
const TABLE_MB = 50; // of customers that are brought in
const filesMb = Number(process.env.UPLOAD_MAX_MB || 10) * Number(process.env.UPLOAD_MAX_FILES || 10);
const mostBytes = (Math.max(TABLE_MB, filesMb) + 4) * 1024 * 1024;
const isTrusted = trustedProxies(process.env.TRUSTED_PROXIES ?? "");

const app = next({ dev, customServer: true, hostname: host, port, dir: process.cwd() });
await app.prepare();
const answer = app.getRequestHandler();

const limits = { maxHeaderSize: 16_384, headersTimeout: 15_000, requestTimeout: 180_000, keepAliveTimeout: 20_000 };
const server = createServer(limits, (request, response) => {
  if (!request.url?.startsWith("/api/events?")) count(response); // a stream is open for hours: it has a figure of its own
  settleAddress(request);
  settleForwarding(request.headers, request.socket.remoteAddress ?? "", isTrusted);
  protect(request, response, dev, process.env.APP_URL);
  if (!limitBody(request, response)) return;
  if (!dev && fastLane(request, response)) return;
  if (!refuseWrongMethod(request, response, dev)) return;
  gather(response);
  request.headers["x-peyvand-path"] = request.url; // where to come back to after signing in
  if (slowLooking(request, response)) void answer(request, response);
});
server.on("upgrade", app.getUpgradeHandler());
server.on("error", (error: NodeJS.ErrnoException) => {
  const taken = error.code === "EADDRINUSE";
  console.error(taken ? `Port ${port} is taken on ${host}.` : `Cannot listen on ${host}:${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, host, () => process.send?.("ready"));

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
process.once("disconnect", stop); // the launcher is gone

function count(response: ServerResponse) {
  const all = counters();
  const begun = performance.now();
  all.open += 1;
  response.once("close", () => {
    const status = `${Math.floor(response.statusCode / 100)}xx`;
    all.open -= 1;
    all.requests[status] = (all.requests[status] ?? 0) + 1;
    all.seconds += (performance.now() - begun) / 1000;
  });
}

/** Routes refuse what is too large for them; here ends what is too large for anyone. @returns false when refused */
function limitBody(request: IncomingMessage, response: ServerResponse) {
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) {
    response.writeHead(413, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
    response.end(`${intake.refusal.tooLarge}\n`);
    return false;
  }
  if (!request.headers["transfer-encoding"]) return true;
  let seen = 0;
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    seen += chunk?.length ?? 0;
    if (seen > mostBytes) request.socket.destroy();
    return push(chunk, encoding);
  };
  return true;
}

/** Lets open answers finish for a few seconds, then ends. Live pages are let go at once, and come back to whoever serves next. */
function stop() {
  server.close(() => process.exit(0));
  closeStreams();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 4_000).unref();
  setTimeout(() => process.exit(0), 8_000).unref();
}
