import { SYSTEM, type UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { log } from "@/lib/base/log";
import { type Listening, listen } from "@/lib/kernel/listen";
import { type Place, placeText } from "@/lib/kernel/place";
import { FULL, Tail, type TailEvent } from "@/lib/kernel/tail";
import type { Word } from "@/lib/kernel/wake";
import { readFacts } from "@/lib/live/queries";
import { changesPeople, changesSuggestions, concerned, type RequestFacts } from "@/lib/live/rules";
import { readSessions } from "@/lib/staff/queries";
import { type Sink, Viewer } from "./live-viewer";
import { Presence } from "./presence";
import { streams } from "./streams";

const LIVE = SYSTEM("live");
/** A word that was lost is made up for so soon. */
const LOOK_MS = 3_000;
const BEAT_MS = 15_000;
const SESSIONS_MS = 60_000;
/** A page that is only cut comes back within this time. */
const BACK_MS = 5_000;
/** Without pages nobody listens after this time. */
const IDLE_MS = 30_000;
const MOST_OF_A_SESSION = 8;
const MOST = 4_000;

/** All live pages of this process: one listening connection, one reader of events, and who is told what. */
export class Hub {
  private readonly viewers = new Set<Viewer>();
  private readonly tail = new Tail();
  private readonly presence = new Presence((request) => this.audienceChanged(request));
  private told: Place = { high: 0, gaps: [] };
  private started: Promise<void> | undefined;
  private listening: Listening | undefined;
  private listened = false;
  private timers: NodeJS.Timeout[] = [];
  /** Pages that are about to be among the viewers. */
  private opening = 0;
  private reading = false;
  private again = false;
  /** Read, and kept until they are told: the database may go away in between. */
  private untold: TailEvent[] = [];

  get size(): number {
    return this.viewers.size;
  }

  get place(): string | null {
    return this.listening ? placeText(this.told) : null;
  }

  /** Opens a page's stream. `after`: how far it had been told before it was cut. @returns null when there is no room */
  async open(actor: UserActor, tab: string, after: Place | null, sink: Sink): Promise<Viewer | null> {
    if (this.viewers.size >= MOST) return null;
    this.opening += 1;
    this.started ??= this.start();
    await this.started.finally(() => {
      this.opening -= 1;
    });
    const close = () => {
      sink.close();
      this.forget(viewer);
    };
    const viewer: Viewer = new Viewer(actor, tab, { ...sink, close }, () => this.told);
    this.makeRoom(actor);
    this.viewers.add(viewer);
    const now = this.told; // from here on it is told with the others
    const missed = after && (await this.tail.between(after, now));
    if (missed) await this.distribute(missed, [viewer]);
    if (missed && missed.length > 0) viewer.tell({ notices: true });
    viewer.release({ fresh: Boolean(missed) });
    return viewer;
  }

  /** A page that was closed or cut: others see it leave when it does not come back. */
  private forget(viewer: Viewer): void {
    this.viewers.delete(viewer);
    setTimeout(() => this.isOpen(viewer.key) || this.presence.gone(viewer.key), BACK_MS).unref();
    setTimeout(() => this.viewers.size + this.opening > 0 || this.stop(), IDLE_MS).unref();
  }

  /** Says what a tab looks at, once its sight of it was checked. */
  present(actor: UserActor, tab: string, request: number, writing: Parameters<Presence["set"]>[0]["writing"]): void {
    const key = `${actor.userId}:${tab}`;
    const moved = this.presence.requestOf(key) !== request;
    this.presence.set({ key, userId: actor.userId, name: actor.name, request, writing });
    if (moved) for (const viewer of this.viewers) if (viewer.key === key) this.showAudience(viewer);
  }

  /** Ends all streams, as when the server stops: the pages come back by themselves. */
  close(): void {
    for (const viewer of this.viewers) viewer.close();
    this.stop();
  }

  private async start(): Promise<void> {
    try {
      await this.tail.begin();
    } catch (error) {
      this.started = undefined;
      throw error;
    }
    this.told = this.tail.place;
    this.untold = [];
    this.listened = false;
    this.listening = listen({ heard: (word) => this.heard(word), opened: () => this.opened() });
    this.timers = [
      setInterval(() => this.look(), LOOK_MS),
      setInterval(() => this.beat(), BEAT_MS),
      setInterval(() => this.presence.sweep(), 3_000),
      setInterval(() => void this.recall().catch(() => {}), SESSIONS_MS),
    ];
    for (const timer of this.timers) timer.unref();
  }

  private stop(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    void this.listening?.stop();
    this.listening = undefined;
    this.started = undefined;
  }

  private opened(): void {
    this.look();
    // A nudge is no event: what was said while nobody listened is lost.
    if (this.listened) for (const viewer of this.viewers) viewer.tell({ notices: true });
    this.listened = true;
    this.presence.ask();
    this.presence.repeat(this.keys());
  }

  private heard(word: Word): void {
    if (word.kind === "events") this.look();
    if (word.kind === "nudge")
      for (const viewer of this.viewers) if (word.users.includes(viewer.actor.userId)) viewer.tell({ notices: true });
    if (word.kind !== "presence") return;
    this.presence.hear(word);
    if (word.ask && word.from !== this.presence.process) this.presence.repeat(this.keys());
  }

  /** Reads on, and once more when somebody called meanwhile. */
  private look(): void {
    this.again = true;
    if (this.reading || !this.started) return;
    this.reading = true;
    void this.readOn().finally(() => {
      this.reading = false;
    });
  }

  private async readOn(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        const read = await this.tail.read();
        this.again ||= read.length >= FULL;
        this.untold.push(...read);
        const place = this.tail.place;
        await this.distribute(this.untold, this.viewers, () => {
          this.told = place;
          this.untold = [];
        });
      }
    } catch (error) {
      log.debug({ error: (error as Error).message }, "events could not be read; trying again soon");
    }
  }

  /** Tells each page what concerns it. Sight is asked once for each changed request, then per viewer in memory. */
  private async distribute(events: TailEvent[], among: Iterable<Viewer>, done?: () => void): Promise<void> {
    const ids = [...new Set(events.map((e) => e.requestId).filter((id) => id !== null))];
    const rows = ids.length > 0 ? await readFacts(LIVE, { ids }) : [];
    if (events.some((e) => changesPeople(e.type))) await this.recall();
    const facts = new Map(rows.map((row) => [row.id, row]));
    done?.();
    for (const viewer of among) for (const event of events) tellOne(viewer, event, facts.get(event.requestId ?? ""));
    for (const one of rows) this.keepOut(one);
  }

  /** Who lost sight of a request does not look at it any more. */
  private keepOut(facts: RequestFacts): void {
    for (const viewer of this.viewers) {
      if (this.presence.requestOf(viewer.key) !== facts.number) continue;
      if (concerned(viewer.actor, facts, NOTHING).sees) continue;
      this.presence.gone(viewer.key);
      viewer.present(0, []);
    }
  }

  /** Asks anew who everybody is: seats change hands, sessions end. */
  private async recall(): Promise<void> {
    const sessionIds = [...new Set([...this.viewers].map((v) => v.actor.sessionId!))];
    if (sessionIds.length === 0) return;
    const actors = new Map((await readSessions(LIVE, { sessionIds })).map((actor) => [actor.sessionId, actor]));
    for (const viewer of this.viewers) {
      const actor = actors.get(viewer.actor.sessionId);
      if (actor) viewer.actor = actor;
      else if (sessionIds.includes(viewer.actor.sessionId!)) viewer.farewell({ why: "session" });
    }
  }

  private makeRoom({ sessionId }: UserActor): void {
    const own = [...this.viewers].filter((viewer) => viewer.actor.sessionId === sessionId);
    for (const oldest of own.slice(0, Math.max(0, own.length - MOST_OF_A_SESSION + 1)))
      oldest.farewell({ why: "many" });
  }

  private beat(): void {
    for (const viewer of this.viewers) viewer.beat();
    this.presence.repeat(this.keys());
  }

  private audienceChanged(request: number): void {
    for (const viewer of this.viewers) if (this.presence.requestOf(viewer.key) === request) this.showAudience(viewer);
  }

  private showAudience(viewer: Viewer): void {
    const request = this.presence.requestOf(viewer.key) ?? 0;
    viewer.present(request, this.presence.audience(request, viewer.actor.userId));
  }

  private isOpen(key: string): boolean {
    return this.keys().has(key);
  }

  private keys(): Set<string> {
    return new Set([...this.viewers].map((viewer) => viewer.key));
  }
}

const NOTHING = { type: "", referralId: null, heldBefore: null, statusBefore: null };

function tellOne(viewer: Viewer, event: TailEvent, facts: RequestFacts | undefined): void {
  const { actor } = viewer;
  if (changesSuggestions(event.type) && may("suggestion.read", actor, null))
    viewer.tell({ id: event.id, counters: true });
  if (!facts) return;
  const { sees, boxes } = concerned(actor, facts, event);
  if (sees) viewer.tell({ id: event.id, request: facts.number, counters: boxes });
  else if (boxes) viewer.tell({ id: event.id, counters: true });
}

/** The one hub of this process. */
export function hub(): Hub {
  const shared = streams();
  shared.hub ??= new Hub();
  return shared.hub as Hub;
}
