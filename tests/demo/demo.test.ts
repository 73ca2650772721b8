import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { monthsBefore } from "@/prisma/demo/calendar";
import { coordinator, users } from "@/prisma/demo/company";
import { makeDemo, smaller } from "@/prisma/demo/demo";
import { singles } from "@/prisma/demo/texts/singles";
import { situations } from "@/prisma/demo/texts/situations";
import { type Simulated, simulate } from "@/tests/demo/simulator";

/** A working morning, a Friday night, Nowruz, the small hours of a Saturday. */
const MOMENTS = ["2026-11-22T07:10:00Z", "2026-10-16T19:40:00Z", "2027-03-22T09:00:00Z", "2026-08-01T00:20:00Z"];
const latin = (text: string) => text.replace(/[۰-۹]/g, (d) => String("۰۱۲۳۴۵۶۷۸۹".indexOf(d)));
const SEATS = [
  "sales.officer",
  "sales.manager",
  "support.officer",
  "support.manager",
  "finance.officer",
  "finance.manager",
];

describe.each(MOMENTS)("the demo company at %s", (moment) => {
  const now = new Date(moment);
  const demo = makeDemo(1404, now);
  const simulated = simulate(demo);
  const world = [...simulated.values()];
  const open = (s: Simulated) => !["closed", "merged", "spam"].includes(s.status);
  const count = (status: string) => world.filter((s) => s.status === status).length;

  it("is the same for the same seed and another for another", () => {
    expect(JSON.stringify(makeDemo(1404, now))).toBe(JSON.stringify(demo));
    expect(JSON.stringify(makeDemo(7, now).requests[0])).not.toBe(JSON.stringify(demo.requests[0]));
  });

  it("has the promised size", () => {
    expect(demo.requests.length).toBe(900);
    expect(demo.customers.length).toBeGreaterThanOrEqual(295);
    expect(new Set(demo.customers.map((c) => c.kind)).size).toBe(3);
    expect(users.map((u) => u.email).sort()).toEqual(
      ["admin", "coordinator", "manager", "officer1", "officer2", "officer3", "officer4", "officer5", "officer6"].map(
        (n) => `${n}@demo.test`,
      ),
    );
    expect(situations.length).toBeGreaterThanOrEqual(60);
  });

  it("lies within the last six Jalali months, each story in the order of time and before now", () => {
    for (const r of demo.requests) {
      expect(r.receivedAt >= monthsBefore(now, 6)).toBe(true);
      const times = [r.receivedAt, ...r.acts.map((a) => a.at), now].map(Number);
      expect(times, r.key).toEqual([...times].sort((a, b) => a - b));
    }
    const last = Math.max(...demo.requests.map((r) => r.receivedAt.getTime()));
    expect(now.getTime() - last).toBeLessThan(15 * 60_000);
  });

  it("leaves at now what a living house would have", () => {
    const common = world.filter((s) => s.status === "new" && !s.owner).length;
    expect(common).toBeGreaterThanOrEqual(25);
    expect(common).toBeLessThanOrEqual(32);
    expect(world.filter((s) => s.status === "new" && s.owner).length).toBe(6);
    expect(count("referred")).toBeGreaterThanOrEqual(44);
    expect(count("referred")).toBeLessThanOrEqual(54);
    expect(count("answered")).toBe(12);
    expect(count("waiting_customer")).toBe(15);
    expect(count("merged")).toBe(10);
    expect(count("spam")).toBe(12);
    const late = world.filter((s) => s.referrals.some((r) => r.mode === "main" && isDue(r) && r.dueAt! < now)).length;
    expect(late).toBeGreaterThanOrEqual(8);
    expect(late).toBeLessThanOrEqual(12);
  });

  it("keeps nothing that the silence job would close at once", () => {
    const edge = now.getTime() - demo.company.silenceDays * 86_400_000;
    for (const s of world.filter((x) => x.status === "replied" || x.status === "waiting_customer"))
      expect(s.finalReplyAt, s.request.key).toBeGreaterThan(edge);
  });

  it.each(SEATS)("gives %s something in every box", (seat) => {
    const all = world.filter(open).flatMap((s) => s.referrals.map((r) => ({ s, r })));
    const mine = all.filter(({ r }) => "position" in r.to && r.to.position === seat);
    const childOf = (one: (typeof all)[number]) => one.s.referrals.filter((x) => x.parent === one.r.key);
    const has = (test: (one: (typeof all)[number]) => boolean) => mine.some(test);
    expect(
      has(({ r }) => r.mode === "main" && r.status === "sent"),
      "unread",
    ).toBe(true);
    expect(
      has(({ r }) => r.mode === "copy" && r.status === "sent"),
      "copies",
    ).toBe(true);
    expect(
      has(({ r }) => isDue(r) && r.dueAt! < now),
      "overdue",
    ).toBe(true);
    expect(
      has((one) => isDue(one.r) && childOf(one).some(isDue)),
      "follow-up",
    ).toBe(true);
    expect(
      has((one) => isDue(one.r) && childOf(one).some((x) => x.status === "answered")),
      "answers to review",
    ).toBe(true);
    expect(
      has(({ r }) => r.mode === "ask" && isDue(r)),
      "asked by others",
    ).toBe(true);
    expect(
      has(({ r }) => r.status === "answered"),
      "done",
    ).toBe(true);
    const queue = all.filter(
      ({ r }) => "department" in r.to && r.to.department === seat.split(".")[0] && r.status === "sent",
    );
    expect(queue.length).toBeGreaterThanOrEqual(2);
  });

  it("files every request on a card that has the sender's keys", () => {
    for (const r of demo.requests) {
      const card = demo.customers.find((c) => c.key === r.customerKey)!;
      const twin = demo.customers.find((c) => c.key === r.conflictsWith);
      const keys = [...card.points, ...(twin?.points ?? [])].filter((p) => !p.shared).map((p) => p.value);
      const sent = [r.sender.phone, r.sender.email, r.sender.handle?.id].filter(Boolean);
      expect(sent.length, r.key).toBeGreaterThan(0);
      for (const key of sent) expect(keys, r.key).toContain(key);
    }
    expect(demo.requests.filter((r) => r.conflictsWith).length).toBe(4);
  });

  it("gives no unshared key to two cards, and well-formed phones and IDs", () => {
    const seen = new Set<string>();
    for (const c of demo.customers) {
      for (const p of c.points) {
        const phone =
          p.kind === "mobile" || p.kind === "landline" ? parsePhoneNumberFromString(latin(p.value), "IR") : null;
        if (phone !== null) expect(phone?.isValid(), p.value).toBe(true);
        const key = phone?.number ?? `${p.network ?? p.kind}:${p.value}`;
        if (!p.shared) expect(seen.has(key), key).toBe(false);
        if (!p.shared) seen.add(key);
      }
      if (c.nationalId) expect(validId(c.nationalId), c.nationalId).toBe(true);
    }
    expect(demo.customers.filter((c) => c.nationalId).length).toBeGreaterThan(60);
    expect(demo.customers.filter((c) => c.points.some((p) => p.shared)).length).toBeGreaterThanOrEqual(10);
  });

  it("is written in clean Persian, and does not repeat itself", () => {
    const texts = collect(demo.requests);
    for (const text of texts) {
      expect(text).not.toMatch(/[يكىة]/);
      expect(text).not.toMatch(/(^|[\s«(])ن?می\s/m);
      expect(text).not.toMatch(/\s(ها|های|هایی|هایم|تر|ترین|ام|اند)(?=[\s.،؛:!؟»)]|$)/m);
      expect(text).not.toMatch(/[{}]|undefined|\s[،؛.؟!](?!\.)|\d{5,}(?=\s*تومان)/);
      expect(text).toBe(text.normalize("NFC"));
    }
    const bodies = demo.requests.map((r) => r.body);
    expect(new Set(bodies).size / bodies.length).toBeGreaterThan(0.6);
    for (const single of singles) expect(bodies.filter((b) => b === single.body).length).toBeLessThanOrEqual(2);
  });

  it("is cut down to the wanted size, but for what is unfinished", () => {
    const unfinished = world.filter(open).map((s) => s.request.key);
    for (const [wanted, least, most] of [
      [40, unfinished.length, unfinished.length],
      [180, 175, 185],
    ] as const) {
      const small = smaller(demo, wanted);
      expect(small.requests.length).toBeGreaterThanOrEqual(least);
      expect(small.requests.length).toBeLessThanOrEqual(most);
      const kept = new Set(small.requests.map((r) => r.key));
      expect(unfinished.filter((key) => !kept.has(key))).toEqual([]);
      expect(small.customers.length).toBeLessThan(demo.customers.length * 0.6);
      for (const s of simulate(small).values()) expect(s.status).toBe(simulated.get(s.request.key)!.status);
    }
  });

  it("mixes the channels and lets the desk do the talking", () => {
    expect(new Set(demo.requests.map((r) => r.channel)).size).toBe(11);
    for (const r of demo.requests) for (const a of r.acts) if (a.do === "reply") expect(a.by).toBe(coordinator);
  });
});

function isDue(r: { status: string }): boolean {
  return ["sent", "seen", "accepted"].includes(r.status);
}

function validId(id: string): boolean {
  const d = [...id].map(Number);
  if (d.length === 10) {
    const rest = d.slice(0, 9).reduce((sum, x, i) => sum + x * (10 - i), 0) % 11;
    return d[9] === (rest < 2 ? rest : 11 - rest);
  }
  const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
  const rest = weights.reduce((sum, w, i) => sum + w * (d[i]! + d[9]! + 2), 0) % 11;
  return d.length === 11 && d[10] === rest % 10;
}

/** Every string that people read in the stories. */
function collect(value: unknown): string[] {
  if (typeof value === "string") return /[\u0600-\u06ff]/.test(value) ? [value] : [];
  if (value instanceof Date || value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(collect);
}
