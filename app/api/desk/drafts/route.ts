import { saveDeskDraft } from "@/lib/requests/save-desk-draft";
import { fromOurPage } from "@/lib/web/our-page";
import { asAppError } from "@/lib/web/problem";
import { take } from "@/lib/web/rate";
import { currentActor } from "@/lib/web/session";

const answer = (status: number) => new Response(null, { status });
const LIMIT = { perMinute: 120, burst: 60 };
const MOST_BYTES = 600_000;

/** What somebody has typed into a form of the desk, kept for him. Says which version it is now, and what another tab had saved. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind !== "user" || !actor.sessionId) return answer(401);
  if (!fromOurPage(request.headers)) return answer(403);
  if (take(`draft:${actor.sessionId}`, LIMIT) > 0) return answer(429);
  const text = await request.text();
  if (text.length > MOST_BYTES) return answer(413);
  try {
    return Response.json(await saveDeskDraft(actor, JSON.parse(text)), { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    if (error instanceof SyntaxError) return answer(400);
    const known = asAppError(error);
    if (!known) throw error;
    // No longer in sight: nothing to keep, and no fault of the page.
    return known.code === "notFound" ? Response.json({ version: 0, other: null }) : answer(422);
  }
}
