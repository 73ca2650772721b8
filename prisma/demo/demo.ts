import { monthsBefore, workBefore } from "@/prisma/demo/calendar";
import { company, departments, makeSubstitutions, positions, users } from "@/prisma/demo/company";
import { makeCustomers } from "@/prisma/demo/customers";
import { Factory } from "@/prisma/demo/factory";
import * as live from "@/prisma/demo/live";
import { past } from "@/prisma/demo/past";
import { Random } from "@/prisma/demo/random";
import type { Demo, DemoCustomer, DemoRequest } from "@/prisma/demo/shape";
import { merged, spamRequests, twinRequests } from "@/prisma/demo/strays";
import { refusals } from "@/prisma/demo/texts/desk";
import { singles } from "@/prisma/demo/texts/singles";
import { arrival, fresh } from "@/prisma/demo/volume";

const DAY = 86_400_000;
const TOTAL = 900;
const THREE = ["sales", "support", "finance"] as const;

/**
 * The demo company as data: the same for the same `seed` and `now`; nothing lies after `now`, the oldest request came six
 * Jalali months before. The acts of all requests, sorted by `at`, are legal commands one after another.
 */
export function makeDemo(seed: number, now: Date): Demo {
  const random = new Random(seed);
  const substitutions = makeSubstitutions(now);
  const customers = makeCustomers(random, now);
  const usual = customers.filter((c) => !c.key.endsWith("b"));
  const factory = new Factory(random, now, usual, substitutions);
  const strays = [...spamRequests(random, now, customers), ...twinRequests(customers, random, now)];
  const alive = liveRequests(factory, random, now);
  const doubles = 10;
  const history = historyRequests(factory, random, now, TOTAL - alive.length - strays.length - doubles);
  const requests = [...history, ...alive, ...strays, ...merged(random, history, doubles)];
  requests.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  return { company, departments, positions, users, substitutions, customers: settle(customers, requests), requests };
}

/**
 * The same company with only so many requests: all that are unfinished and the newest others, with those they were merged into;
 * and with the cards these need, and every sixth of the others.
 */
export function smaller(demo: Demo, count: number): Demo {
  const ended = demo.requests.filter(isOver);
  const room = Math.max(0, count - (demo.requests.length - ended.length));
  const left = new Set(ended.slice(0, Math.max(0, ended.length - room)));
  const newest = demo.requests.filter((r) => !left.has(r));
  const into = new Set(newest.flatMap((r) => r.acts.flatMap((act) => (act.do === "merge" ? [act.into] : []))));
  const requests = demo.requests.filter((r) => !left.has(r) || into.has(r.key));
  const named = new Set(requests.flatMap((r) => [r.customerKey, r.conflictsWith]));
  const twin = /b$/; // of a person who has two cards
  const twins = new Set(demo.customers.filter((c) => twin.test(c.key)).map((c) => c.key.replace(twin, "")));
  const customers = demo.customers.filter(
    (c, i) => named.has(c.key) || twins.has(c.key.replace(twin, "")) || i % 6 === 0,
  );
  return { ...demo, customers, requests };
}

/** Whether its story ends with a request that is over, and nobody has opened it anew. */
function isOver({ acts }: DemoRequest): boolean {
  const turn = acts.findLast(({ do: did }) => ["close", "merge", "spam", "reopen", "write", "reply"].includes(did));
  if (!turn || turn.do === "reopen" || turn.do === "write") return false;
  return turn.do !== "reply" || turn.next === "close";
}

function historyRequests(factory: Factory, random: Random, now: Date, count: number): DemoRequest[] {
  const from = monthsBefore(now, 6);
  const until = new Date(now.getTime() - 10 * DAY);
  const written = singles.map((single) =>
    factory.make(() => workBefore(arrival(random, from, until), 1), past, { single }),
  );
  const others = Array.from({ length: count - written.length }, () =>
    factory.make(() => arrival(random, from, until), past),
  );
  return [...written, ...others];
}

function liveRequests(factory: Factory, random: Random, now: Date): DemoRequest[] {
  const plays = [
    ...live.openAtSeats(),
    ...[0, 1, 2, 3, 4, 5, 6].map((i) => live.queued(THREE[i % 3]!, i === 1)),
    ...Array.from({ length: 12 }, (_, i) => live.toReview(THREE[i % 3]!, i % 4 === 3)),
    ...Array.from({ length: 15 }, (_, i) => live.waiting(THREE[i % 3]!, i % 3 === 0)),
    ...Array.from({ length: 25 }, (_, i) => live.replied(THREE[i % 3]!)),
    ...refusals.map((refusal, i) => live.bounced(THREE[i]!, refusal)),
    ...[0, 1, 2].map((i) => live.returned(THREE[i]!)),
    ...[0, 1, 2].map((i) => live.reopenedNow(THREE[i]!)),
  ];
  const started = plays.map((one) => {
    const earliest = now.getTime() - (one.days ?? 60) * DAY;
    const back = () => new Date(Math.max(workBefore(now, random.int(...one.back)).getTime(), earliest));
    return factory.make(back, (c) => one.play(c, now), one);
  });
  const unseen = fresh(random, now, 25).map((at) =>
    factory.make(
      () => at,
      () => {},
    ),
  );
  return [...started, ...unseen];
}

/** A card is older than its first request; someone new begins with it, and nobody is new who never wrote. */
function settle(customers: DemoCustomer[], requests: DemoRequest[]): DemoCustomer[] {
  const first = new Map<string, Date>();
  for (const r of requests) if (!first.has(r.customerKey)) first.set(r.customerKey, r.receivedAt);
  return customers.map((c) => {
    if (c.origin === "card") return c;
    const since = first.get(c.key);
    return since ? { ...c, createdAt: since } : { ...c, origin: "card" };
  });
}
