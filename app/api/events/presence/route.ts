import { z } from "zod";
import { SYSTEM } from "@/lib/auth/actor";
import { seesRequest } from "@/lib/auth/sight";
import { readFacts } from "@/lib/live/queries";
import { writings } from "@/lib/live/schema";
import { hub } from "@/lib/web/live-hub";
import { fromOurPage } from "@/lib/web/our-page";
import { take } from "@/lib/web/rate";
import { currentActor } from "@/lib/web/session";

const said = z.strictObject({
  tab: z.string().regex(/^[\w-]{6,40}$/),
  /** 0: no request is open any more. */
  request: z.number().int().min(0).max(2_000_000_000),
  writing: z.enum(writings).nullable(),
});

const answer = (status: number) => new Response(null, { status });
const LIMIT = { perMinute: 120, burst: 60 };

/** A page says which request is open on it, and whether somebody writes there. Others who see that request are told. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== "user" || !actor.sessionId) return answer(401);
  if (!fromOurPage(request.headers)) return answer(403);
  if (take(`presence:${actor.sessionId}`, LIMIT) > 0) return answer(429);
  const parsed = said.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return answer(422);
  const { tab, request: number, writing } = parsed.data;
  if (number > 0) {
    const [facts] = await readFacts(SYSTEM("live"), { number });
    if (!facts || !seesRequest(actor, facts)) return answer(204); // lost from sight a moment ago: nothing is kept, nobody is told
  }
  hub().present(actor, tab, number, number > 0 ? writing : null);
  return answer(204);
}
