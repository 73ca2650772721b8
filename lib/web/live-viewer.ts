import type { UserActor } from "@/lib/auth/actor";
import { type Place, placeText } from "@/lib/kernel/place";
import type { Audience, Change, Farewell, Present } from "@/lib/live/schema";

export type Sink = {
  /** @returns false when the reader does not keep up */
  send: (frames: string) => boolean;
  close: () => void;
};

/** Frames of one page come at most so often; what happens between goes together. */
const GATHER_MS = 120;
/** After a cut the browser comes back so soon. */
const RETRY_MS = 1_500;

/** One open page. What it is told is gathered and leaves as server-sent events, each with the place up to which it has been told. */
export class Viewer {
  readonly key: string;
  private readonly ids: number[] = [];
  private readonly requests = new Set<number>();
  private counters = false;
  private notices = false;
  private timer: NodeJS.Timeout | undefined;
  private last = 0;
  private sentPlace = "";
  private sentPresence = "";
  private held = true;
  closed = false;

  constructor(
    public actor: UserActor,
    tab: string,
    private readonly sink: Sink,
    private readonly place: () => Place,
  ) {
    this.key = `${actor.userId}:${tab}`;
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** Gathers what is to be told; nothing leaves before `release`. */
  tell(change: { id?: number; request?: number; counters?: boolean; notices?: boolean }): void {
    if (change.id !== undefined) this.ids.push(change.id);
    if (change.request !== undefined) this.requests.add(change.request);
    this.counters ||= change.counters ?? false;
    this.notices ||= change.notices ?? false;
    if (!this.held) this.plan();
  }

  /** What was missed has been gathered: from now on everything leaves. First what was missed: a greeting says a place beyond it. */
  release(hello: { fresh: boolean }): void {
    this.held = false;
    this.flush();
    this.frame("hello", hello);
  }

  /** Who else looks at the request that is open on the page; 0: none is. */
  present(request: number, people: Present[]): void {
    const text = JSON.stringify({ request, people } satisfies Audience);
    if (text === this.sentPresence) return;
    this.sentPresence = text;
    this.write(`event: presence\ndata: ${text}\n\n`);
  }

  /** Keeps proxies from closing a silent connection, and the place up to date: a frame without data is no event. */
  beat(): void {
    if (this.held) return;
    this.flush(); // a place that is said is one up to which all was told
    const place = placeText(this.place());
    this.write(place === this.sentPlace ? ":\n\n" : `id: ${place}\n:\n\n`);
    this.sentPlace = place;
  }

  farewell(words: Farewell): void {
    this.frame("farewell", words);
    this.close();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.timer);
    this.sink.close();
  }

  private plan(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.last + GATHER_MS - performance.now());
    this.timer = setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.ids.length === 0 && this.requests.size === 0 && !this.counters && !this.notices) return;
    this.last = performance.now();
    const change: Change = {
      ids: this.ids.splice(0),
      requests: [...this.requests],
      counters: this.counters,
      notices: this.notices,
    };
    this.requests.clear();
    this.counters = false;
    this.notices = false;
    this.frame("change", change);
  }

  private frame(event: string, data: unknown): void {
    this.sentPlace = placeText(this.place());
    this.write(`id: ${this.sentPlace}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private write(frames: string): void {
    if (!this.closed && !this.sink.send(frames)) this.close();
  }
}
