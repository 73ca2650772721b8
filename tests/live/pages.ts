import type { UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { readPlace } from "@/lib/kernel/place";
import type { Audience, Change, Farewell } from "@/lib/live/schema";
import { hub } from "@/lib/web/live-hub";
import type { Viewer } from "@/lib/web/live-viewer";

/** The actor in a session of his own. */
export async function signedIn(actor: UserActor): Promise<UserActor & { sessionId: string }> {
  const now = new Date();
  const id = newId();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await database().session.create({
    data: { id, userId: actor.userId, createdAt: now, lastSeenAt: now, expiresAt },
  });
  return { ...actor, sessionId: id };
}

/** An open page as a browser sees it: reads frames, keeps the last id, comes back after a cut with it. */
export async function aPage(actor: UserActor, tab = `tab-${newId().slice(-12)}`) {
  const signed = actor.sessionId ? actor : await signedIn(actor);
  const page = {
    actor: signed,
    tab,
    viewer: null as Viewer | null,
    lastId: "",
    changes: [] as Change[],
    frames: [] as string[],
    audience: { request: 0, people: [] } as Audience,
    farewell: null as Farewell | null,
    hellos: [] as { fresh: boolean }[],
    get ids() {
      return page.changes.flatMap((change) => change.ids);
    },
    get requests() {
      return [...new Set(page.changes.flatMap((change) => change.requests))];
    },
    cut: () => page.viewer?.close(),
    open: async () => {
      const send = (text: string) => {
        for (const frame of text.split("\n\n")) read(page, frame);
        page.frames.push(text);
        return true;
      };
      page.viewer = await hub().open(signed, tab, readPlace(page.lastId), { send, close: () => {} });
      return page;
    },
  };
  return page.open();
}

type Page = Pick<Awaited<ReturnType<typeof aPage>>, "lastId" | "changes" | "audience" | "farewell" | "hellos">;

function read(page: Page, frame: string): void {
  const fields = new Map(
    frame
      .split("\n")
      .filter((line) => line && !line.startsWith(":"))
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(": ") + 2)]),
  );
  if (fields.has("id")) page.lastId = fields.get("id")!;
  const data = fields.has("data") ? JSON.parse(fields.get("data")!) : null;
  if (fields.get("event") === "change") page.changes.push(data);
  if (fields.get("event") === "presence") page.audience = data;
  if (fields.get("event") === "farewell") page.farewell = data;
  if (fields.get("event") === "hello") page.hellos.push(data);
}

/** Waits until it holds, at most 15 seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 15_000) throw new Error(`did not come true: ${holds}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

export const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
