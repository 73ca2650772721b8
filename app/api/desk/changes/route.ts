import { filterOf, searchOf } from "@/app/(staff)/cartable/[[...box]]/search";
import { readNav } from "@/app/(staff)/nav-data";
import { pageFaces } from "@/components/cartable/row-face";
import type { DeskChanges } from "@/components/live/feed";
import { paneData } from "@/components/requests/pane-view";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { datedJson } from "@/lib/base/dated-json";
import { listCartable } from "@/lib/cartable/queries";
import { boxes } from "@/lib/cartable/schema";
import { countNotices } from "@/lib/notices/queries";
import { readRequest } from "@/lib/requests/queries";
import { asAppError } from "@/lib/web/problem";
import { take } from "@/lib/web/rate";
import { amongOf, oneOf } from "@/lib/web/search-params";
import { currentActor } from "@/lib/web/session";

export const dynamic = "force-dynamic";

const answer = (status: number) => new Response(null, { status });
const LIMIT = { perMinute: 300, burst: 120 };

/** What an open page should show now, as plain data and in one read: counters (`nav`), the rows of a box (`box` and its filters), a request (`open`). */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== "user" || !actor.sessionId) return answer(401);
  if (take(`desk:${actor.sessionId}`, LIMIT) > 0) return answer(429);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const headers = { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" };
  return new Response(datedJson(await changes(actor, asked)), { headers });
}

async function changes(actor: UserActor, asked: Record<string, string>): Promise<DeskChanges> {
  const box = amongOf(boxes, asked.box);
  const number = /^[1-9]\d{0,9}$/.test(oneOf(asked.open) ?? "") ? Number(asked.open) : null;
  const now = clock.now();
  const [bell, nav, page, view] = await Promise.all([
    asked.bell && !asked.nav ? countNotices(actor, {}) : undefined,
    asked.nav ? readNav(actor) : undefined,
    box ? listCartable(actor, { box, ...filterOf(searchOf(asked)) }).catch(unseen) : undefined,
    number ? readRequest(actor, { number }).catch(unseen) : undefined,
  ]);
  return {
    now,
    ...(asked.bell ? { bell: { unread: nav?.unread ?? bell! } } : {}),
    ...(nav ? { nav: nav.menu } : {}),
    ...(box && page ? { box: pageFaces(page, { box, now }) } : {}),
    ...(view === undefined ? {} : { request: view && paneData(view, actor) }),
  };
}

/** Out of sight, or no longer allowed, by now. */
function unseen(error: unknown): null {
  if (["notFound", "forbidden", "invalid"].includes(asAppError(error)?.code ?? "")) return null;
  throw error;
}
