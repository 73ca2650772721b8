import type { UserActor } from "@/lib/auth/actor";
import { databaseIsAway } from "@/lib/kernel/lean";
import { readPlace } from "@/lib/kernel/place";
import { hub } from "@/lib/web/live-hub";
import { currentActor } from "@/lib/web/session";

export const dynamic = "force-dynamic";

/** Server-sent events of one open page: what of its boxes and its request changes, and who else looks on. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== "user" || !actor.sessionId) return new Response(null, { status: 401 });
  const asked = new URL(request.url).searchParams;
  const tab = asked.get("tab") ?? "";
  if (!/^[\w-]{6,40}$/.test(tab)) return new Response(null, { status: 400 });
  const after = readPlace(request.headers.get("last-event-id") ?? asked.get("after"));
  return stream(request.signal, actor, tab, after);
}

/** A reader that is so many frames behind is let go; it comes back by itself and is told what it missed. */
const MOST_BEHIND = 64;

async function stream(signal: AbortSignal, ...[actor, tab, after]: Opening): Promise<Response> {
  const encoder = new TextEncoder();
  let out: ReadableStreamDefaultController<Uint8Array>;
  let over = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      out = controller;
    },
    cancel: () => over(),
  });
  const send = (frames: string) => {
    if ((out.desiredSize ?? -MOST_BEHIND) <= -MOST_BEHIND) return false;
    out.enqueue(encoder.encode(frames));
    return true;
  };
  const close = () => {
    try {
      out.close();
    } catch {} // the browser was faster
  };
  try {
    const viewer = await hub().open(actor, tab, after, { send, close });
    if (!viewer) return new Response(null, { status: 503, headers: { "Retry-After": "30" } });
    over = () => viewer.close();
    signal.addEventListener("abort", over, { once: true });
    if (signal.aborted) over();
  } catch (error) {
    if (databaseIsAway(error)) return new Response(null, { status: 503, headers: { "Retry-After": "5" } });
    throw error;
  }
  return new Response(body, { headers: HEADERS });
}

type Opening = [actor: UserActor, tab: string, after: ReturnType<typeof readPlace>];

/** Nothing on the way may hold frames back: no compression, no buffer of a proxy. */
const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-cache, no-store, no-transform",
  "X-Accel-Buffering": "no",
};
