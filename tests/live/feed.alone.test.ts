import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Follower, follow, hear } from "@/components/live/feed";
import { openStream } from "@/components/live/stream";
import { datedJson } from "@/lib/base/dated-json";
import type { LiveDetail } from "@/lib/live/schema";

/* The browser's side of live pages, with a net that fails as told and a clock that is turned by hand. */

type Net = () => Response | Promise<never>;
const ok: Net = () => new Response(datedJson({ now: new Date(0), bell: { unread: 3 } }));
const refused = (status: number) => () => new Response(null, { status });
const away: Net = () => Promise.reject(new TypeError("fetch failed"));
const cutShort: Net = () => {
  const body = new ReadableStream({ start: (out) => out.error(new TypeError("terminated")) });
  return new Response(body) as never;
};

const asked: string[] = [];
let net: Net[] = [];
let leave: (() => void)[] = [];

beforeAll(() => void vi.useFakeTimers()); // once: the feed remembers when it read last
afterAll(() => void vi.useRealTimers());

beforeEach(() => {
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return (net.shift() ?? ok)();
  });
});

afterEach(async () => {
  for (const one of leave) one();
  leave = [];
  net = [ok];
  hear(CHANGE);
  await vi.advanceTimersByTimeAsync(120_000);
  asked.length = 0;
  vi.unstubAllGlobals();
});

const CHANGE: LiveDetail = { requests: [7], counters: false, notices: true };

/** The bell, as small as it can be: what it was told last. */
function aBell() {
  const bell = { unread: [] as (number | undefined)[], leave: () => {} };
  const one: Follower = {
    touches: ({ notices }) => notices,
    ask: () => ({ query: { bell: "1" }, take: (fed) => bell.unread.push(fed.bell?.unread) }),
  };
  bell.leave = follow(one);
  leave.push(bell.leave);
  return bell;
}

const times = async (ms: number) => {
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(ms);
  return asked.length - before;
};

for (const [what, fails] of Object.entries({
  "was refused for being one too many": refused(429),
  "met a server that was just starting": refused(503),
  "never reached the house": away,
  "was cut within its answer": cutShort,
}))
  test(`a read that ${what} is made again, though nothing else happens`, async () => {
    const bell = aBell();
    net = [fails, fails, ok];
    hear(CHANGE);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual(Array(3).fill("/api/desk/changes?bell=1"));
    expect(bell.unread).toEqual([3]);
    expect(await times(120_000), "what was read is not read again").toBe(0);
  });

test("ever later while it goes on failing, at most half a minute apart, and soon again once it worked", async () => {
  const bell = aBell();
  net = Array(40).fill(refused(429));
  hear(CHANGE);
  const firstMinute = await times(60_000);
  expect(firstMinute).toBeGreaterThan(4);
  expect(firstMinute).toBeLessThan(10);
  const later = await times(300_000);
  expect(later).toBeGreaterThanOrEqual(9);
  expect(later).toBeLessThanOrEqual(11);
  net = [ok];
  await vi.advanceTimersByTimeAsync(30_000);
  expect(bell.unread).toEqual([3]);
  hear(CHANGE);
  expect(await times(500)).toBe(1);
});

test("what another part wants meanwhile goes with the next try, once", async () => {
  const bell = aBell();
  net = [refused(429)];
  hear(CHANGE);
  await vi.advanceTimersByTimeAsync(0);
  const nav: string[] = [];
  leave.push(
    follow({
      touches: ({ counters }) => counters,
      ask: () => ({ query: { nav: "1" }, take: () => nav.push("told") }),
    }),
  );
  hear({ requests: [], counters: true, notices: false });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveLength(2);
  expect(new Set(new URL(asked[1]!, "http://house").searchParams.keys())).toEqual(new Set(["bell", "nav"]));
  expect([bell.unread, nav]).toEqual([[3], ["told"]]);
});

test("whoever is not let in any more, or has left the page, asks no more", async () => {
  aBell();
  net = [refused(401)];
  hear(CHANGE);
  expect(await times(120_000)).toBe(1);
  const bell = aBell();
  net = [away];
  hear(CHANGE);
  await vi.advanceTimersByTimeAsync(450);
  for (const one of leave) one();
  bell.leave();
  expect(await times(120_000)).toBe(0);
});

/** As the browser's own, which comes back by itself under the same name. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static last: Source;
  readyState = 1;
  constructor(readonly address: string) {
    super();
    Source.last = this;
  }
  close() {
    this.readyState = 2;
  }
  frame(type: string, data: unknown, lastEventId: string) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId }));
  }
}

test("a page that comes back reads its notices anew: a nudge that was said meanwhile is no event", async () => {
  vi.stubGlobal("EventSource", Source);
  vi.stubGlobal("window", new EventTarget());
  const tab = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal("document", tab);
  const bell = aBell();
  const others: string[] = [];
  leave.push(
    follow({
      touches: ({ counters, requests }) => counters || requests.length > 0,
      ask: () => ({ query: { nav: "1" }, take: () => others.push("told") }),
    }),
    openStream("8"),
  );
  const hello = (place: string, fresh = true) => Source.last.frame("hello", { fresh }, place);
  hello("8");
  expect(await times(5_000), "as it was drawn it is new").toBe(0);
  hello("8"); // cut, and back by itself
  expect(await times(5_000)).toBe(1);
  expect([bell.unread, others]).toEqual([[3], []]);
  const first = Source.last;
  tab.hidden = true;
  tab.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(first.readyState).toBe(Source.CLOSED);
  tab.hidden = false;
  tab.dispatchEvent(new Event("visibilitychange"));
  expect(Source.last.address).toContain("after=8");
  hello("9");
  expect(await times(5_000)).toBe(1);
  expect([bell.unread, others]).toEqual([[3, 3], []]);
  hello("1", false);
  expect(await times(5_000)).toBe(1);
  expect([bell.unread.length, others]).toEqual([3, ["told"]]);
});
