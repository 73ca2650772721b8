import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/base/env";
import { readHealth } from "@/lib/kernel/health";
import { metricsText } from "@/lib/web/metrics";

export const dynamic = "force-dynamic";

/** Prometheus text, for a scraper with the token or one on this machine itself. */
export async function GET(request: Request) {
  if (!mayRead(request.headers)) return new Response("Not found\n", { status: 404 });
  const text = metricsText(await readHealth().catch(() => null));
  return new Response(text, { headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" } });
}

/** A proxy on this machine also comes from loopback, with forwarding headers: then only the token counts. */
function mayRead(headers: Headers) {
  const given = headers.get("authorization")?.replace(/^Bearer /i, "");
  const token = env().METRICS_TOKEN;
  if (given && token) return timingSafeEqual(digest(given), digest(token));
  const local = /^(127\.|::1$)/.test(headers.get("x-peyvand-client-ip") ?? "");
  return local && !given && !headers.has("x-peyvand-forwarded");
}

function digest(text: string) {
  return createHash("sha256").update(text).digest();
}
