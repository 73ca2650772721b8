import { closeSession } from "@/lib/staff/close-session";
import { fromOurPage } from "@/lib/web/our-page";
import { currentActor } from "@/lib/web/session";
import { dropSession } from "@/lib/web/sign-in";

/** Ends the session's row and forgets its cookie. */
export async function POST(request: Request): Promise<Response> {
  if (fromOurPage(request.headers)) {
    const actor = await currentActor();
    if (actor.kind === "user" && actor.sessionId) await closeSession(actor, {});
    await dropSession();
  }
  return new Response(null, { status: 303, headers: { Location: "/login?out=1", "Clear-Site-Data": '"cache"' } });
}
