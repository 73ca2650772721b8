import { beforeAll, describe, expect, inject, it } from "vitest";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { verifyPassword } from "@/lib/base/password";
import { listCartable } from "@/lib/cartable/queries";
import type { Box } from "@/lib/cartable/schema";
import { closeDatabase, database } from "@/lib/kernel/database";
import { work } from "@/lib/referrals/rules";
import { loadActor } from "@/lib/staff/store";
import { makeDemo, smaller } from "@/prisma/demo/demo";
import { loadHolidays, seed } from "@/prisma/seed";
import { type Simulated, simulate } from "@/tests/demo/simulator";
import { onServer, urlOf } from "@/tests/support/database";

const NOW = new Date("2026-11-22T07:10:00Z");
const SIZE = 150;
// It goes into an empty database only, and other files of this worker have written into the usual one.
const { server, template } = inject("database");
const empty = `${template}_demo_${process.env.VITEST_POOL_ID}`;
await onServer(server, (client) => client.query(`create database ${empty} template ${template}`));
const databaseUrl = urlOf(server, empty);
process.env.DATABASE_URL = databaseUrl;
const fill = () => seed({ databaseUrl, log: () => {}, now: NOW, requests: SIZE });

/** What must be the same however often the same company is loaded: numbers, codes, words and where things stand. */
const fingerprint = () => database().$queryRaw<Row[]>`
  select q."number", q."subject", q."receivedAt", q."status"::text, c."code", c."name", (select count(*)::int from "Event" e where e."requestId" = q."id") as "events"
  from "Request" q join "Customer" c on c."id" = q."customerId" order by q."number"`;
type Row = { number: number; subject: string; receivedAt: Date; status: string; code: string; events: number };

describe("the demo company in the database", () => {
  let first: Row[];
  let world: Simulated[];

  beforeAll(async () => {
    await loadHolidays({ databaseUrl, root: process.cwd() });
    await fill();
    first = await fingerprint();
    world = [...simulate(smaller(makeDemo(1404, NOW), SIZE)).values()];
  }, 300_000);

  it("leaves every request where its story left it", () => {
    const key = (r: { receivedAt: Date; subject: string }) => `${r.receivedAt.toISOString()} ${r.subject}`;
    const stored = new Map(first.map((row) => [key(row), row.status]));
    expect(first.length).toBe(world.length);
    for (const s of world) expect(stored.get(key(s.request)), s.request.key).toBe(s.status);
  });

  it("numbers requests in the order they came", () => {
    const times = first.map((row) => row.receivedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(first[0]!.number).toBe(1001);
  });

  it("counts each customer's requests rightly", async () => {
    const wrong = await database().$queryRaw`
      select c."code" from "Customer" c left join "Request" q on q."customerId" = c."id" group by c."id"
      having c."requestCount" <> count(q."id") or c."openCount" <> count(q."id") filter (where q."status" not in ('closed', 'merged', 'spam'))`;
    expect(wrong).toEqual([]);
  });

  it("says of every event who did it, and tells each story in order", async () => {
    const nobody = await database().event.count({ where: { actorKind: "user", userId: null } });
    expect(nobody).toBe(0);
    const kinds = await database().event.groupBy({ by: ["actorKind"], orderBy: { actorKind: "asc" } });
    expect(kinds.map((k) => k.actorKind)).toEqual(["customer", "public", "system", "user"]);
    const [backwards] = await database().$queryRaw<{ n: number }[]>`select count(*)::int as n from (
      select "at" < lag("at") over (partition by "requestId" order by "id") as "back" from "Event" where "requestId" is not null) e where "back"`;
    expect(backwards!.n).toBe(0);
    expect(await database().event.count({ where: { forUserId: { not: null } } })).toBeGreaterThan(0);
  });

  it("stores the status that the work says", async () => {
    const requests = await database().request.findMany({
      where: { status: { in: ["new", "referred", "answered"] }, reopened: false },
      include: { referrals: true, answers: { include: { referral: true } } },
    });
    expect(requests.length).toBeGreaterThan(80);
    for (const { number, status, referrals, answers, lastFinalReplyAt } of requests) {
      const given = answers.map((a) => ({ ...a, askedByPositionId: a.referral.askedByPositionId }));
      expect(work(referrals, given, lastFinalReplyAt), String(number)).toBe(status);
    }
  });

  const boxes: Box[] = ["inbox", "followup", "department", "copies", "overdue", "done"];
  it.each([
    ["coordinator@demo.test", ["inbox", "review", "followup", "copies", "overdue", "done"]],
    ["officer1@demo.test", boxes],
    ["officer3@demo.test", boxes],
    ["officer5@demo.test", boxes],
  ] as [string, Box[]][])("gives %s something in every box", async (email, wanted) => {
    const actor = await signedIn(email);
    for (const box of wanted) {
      const { items } = await clock.at(NOW, () => listCartable(actor, { box }));
      expect(items.length, box).toBeGreaterThan(0);
    }
  });

  it("knows what became of its mail, and leaves no job of the past behind", async () => {
    const mails = await database().outboxMessage.findMany({ include: { request: true } });
    const having = (status: string) => mails.filter((m) => m.status === status);
    expect(having("queued")).toEqual([]);
    expect(having("sent").length).toBeGreaterThan(10);
    expect(having("held").length).toBe(4);
    expect(having("failed").length).toBeGreaterThan(0);
    for (const m of having("sent")) expect(m.sentAt!.getTime()).toBeGreaterThan(m.createdAt.getTime());
    expect(having("failed").some((m) => m.request?.deliveryFailed)).toBe(true);
    // People are still to be told of the last day, and things are put down for later.
    expect(
      await database().$queryRaw`
      select distinct t."identifier" from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t."id" = j."task_id"
      where t."identifier" not in ('notices.spread', 'requests.followUp') or (j."payload"->>'at')::timestamptz < now() - interval '25 hours'`,
    ).toEqual([]);
  });

  it("has a registry without gaps, and texts that came and went by a line that rests", async () => {
    const numbers = await database().registration.findMany({ orderBy: [{ year: "asc" }, { number: "asc" }] });
    const years = new Set(numbers.map((one) => one.year));
    for (const year of years) {
      const given = numbers.filter((one) => one.year === year).map((one) => one.number);
      expect(given).toEqual(given.map((_, i) => i + 1));
    }
    expect(numbers.filter((one) => one.theirNumber && one.theirDate).length).toBeGreaterThan(0);
    const lines = await database().channelAccount.findMany();
    expect(lines.map(({ active, sends }) => [active, sends])).toEqual([[false, false]]);
    const came = await database().inboundMessage.groupBy({ by: ["state"], orderBy: { state: "asc" } });
    expect(came.map((one) => one.state)).toEqual(["filed", "ignored", "failed"]);
    const texts = await database().outboxMessage.groupBy({ by: ["status"], where: { channel: "sms" } });
    expect(texts.map((one) => one.status)).toContain("delivered");
  });

  it("lets people in with the demo password", async () => {
    const users = await database().user.findMany();
    expect(users.length).toBe(9);
    expect(users.every((u) => u.demo)).toBe(true);
    expect(await verifyPassword(users[0]!.passwordHash, "peyvand-demo")).toBe(true);
  });

  it("knows the public holidays of the coming year", async () => {
    const nowruz = await database().holiday.findFirst({ where: { day: new Date("2027-03-21T00:00:00Z") } });
    expect(nowruz?.name).toMatch(/نوروز/);
  });

  it("refuses a house where somebody works", async () => {
    await expect(fill()).rejects.toThrow(/empty database/);
  });

  it("begins anew after it was cut short, and becomes the same", async () => {
    await database().setting.delete({ where: { key: "demo.loaded" } });
    await database().setting.create({ data: { key: "demo.loading", value: true } });
    await fill();
    expect(await fingerprint()).toEqual(first);
    await closeDatabase();
  }, 300_000);
});

async function signedIn(email: string) {
  const { id } = await database().user.findUniqueOrThrow({ where: { email } });
  return (await loadActor(database() as unknown as Db, id, NOW))!;
}
