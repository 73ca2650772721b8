import { afterEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { say } from "@/lib/kernel/wake";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { addNote } from "@/lib/requests/add-note";
import { assignReferral } from "@/lib/requests/assign-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { recallReferral } from "@/lib/requests/recall-referral";
import { submitRequest } from "@/lib/requests/submit-request";
import { closeSession } from "@/lib/staff/close-session";
import { hub } from "@/lib/web/live-hub";
import { aDesk, aStandingReferral } from "@/tests/requests/desk";
import { onServer } from "@/tests/support/database";
import { aPage, pause, signedIn, until } from "./pages";

afterEach(() => hub().close());

const note = (desk: Awaited<ReturnType<typeof aDesk>>, number: number) =>
  addNote(desk.coordinator.actor, { number, body: "یادداشت" });
const eventsOf = async (requestId: string) =>
  (await database().event.findMany({ where: { requestId }, orderBy: { id: "asc" } })).map((e) => Number(e.id));

test("tells those who see the request, and nobody else", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const [officer, head, second, manager, stranger, administrator] = await Promise.all(
    [desk.officer, desk.head, desk.second, { actor: desk.manager }, desk.stranger, { actor: desk.administrator }].map(
      ({ actor }) => aPage(actor),
    ),
  );
  await note(desk, request.number);
  await until(
    () => officer!.ids.length > 0 && head!.ids.length > 0 && second!.ids.length > 0 && manager!.ids.length > 0,
  );
  expect(officer!.changes[0]).toMatchObject({ requests: [request.number], counters: true, notices: false });
  expect(second!.changes[0]).toMatchObject({ requests: [request.number], counters: false });
  await pause(200);
  expect([stranger!.changes, administrator!.changes]).toEqual([[], []]);
});

test("a referral that was taken back is told once, without a number; what follows is not told", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "sent");
  const officer = await aPage(desk.officer.actor);
  await recallReferral(desk.coordinator.actor, { id: referral.id });
  await until(() => officer.ids.length > 0);
  expect(officer.changes).toMatchObject([{ requests: [], counters: true }]);
  await note(desk, request.number);
  await pause(400);
  expect(officer.changes).toHaveLength(1);
});

test("whoever held it, or might have claimed it, hears that it went to another", async () => {
  const desk = await aDesk();
  const queued = await aStandingReferral(desk, "sent", { toDepartmentId: desk.tech, holderPositionId: null });
  const [officer, colleague] = [await aPage(desk.officer.actor), await aPage(desk.colleague.actor)];
  await acceptReferral(desk.officer.actor, { id: queued.referral.id });
  await until(() => colleague.ids.length > 0);
  expect(colleague.changes).toMatchObject([{ requests: [], counters: true }]);
  await until(() => officer.ids.length > 0);
  await assignReferral(desk.head.actor, { id: queued.referral.id, positionId: desk.colleague.positionId });
  await until(() => officer.changes.length > 1 && colleague.changes.length > 1);
  expect(officer.changes[1]).toMatchObject({ requests: [], counters: true });
  expect(colleague.changes[1]).toMatchObject({ requests: [queued.request.number], counters: true });
});

test("cut a hundred times, it tells each event exactly once", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const page = await aPage(desk.officer.actor);
  await note(desk, request.number);
  await until(() => page.ids.length === 1);
  const writing = (async () => {
    for (let n = 0; n < 60; n++) await note(desk, request.number);
  })();
  for (let n = 0; n < 100; n++) {
    await pause(5);
    page.cut();
    await page.open();
  }
  await writing;
  const expected = await eventsOf(request.id);
  await until(() => page.ids.length >= expected.length);
  await pause(200);
  expect([...page.ids].sort((a, b) => a - b)).toEqual(expected);
  expect(page.hellos.slice(1).every((hello) => hello.fresh)).toBe(true);
});

test("an event that was committed late is told, also to a page that was cut meanwhile", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const [page, other] = [await aPage(desk.officer.actor), await aPage(desk.head.actor)];
  const id = await onServer(process.env.DATABASE_URL!, async (client) => {
    await client.query("begin");
    const { rows } = await client.query(
      `insert into "Event" ("at", "type", "actorKind", "requestId") values (now(), 'request.noted', 'system', $1) returning "id"`,
      [request.id],
    );
    await note(desk, request.number); // takes the next id and is there first
    await until(() => page.ids.length === 1 && other.ids.length === 1);
    expect(page.ids[0]).toBeGreaterThan(Number(rows[0].id));
    other.cut();
    await client.query("commit");
    return Number(rows[0].id);
  });
  await note(desk, request.number);
  await until(() => page.ids.length === 3);
  await other.open();
  await until(() => other.ids.length === 3);
  expect(page.ids).toContain(id);
  expect([...other.ids].sort()).toEqual([...page.ids].sort());
});

test("a place that a page was told is one up to which it was told all", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const [page, other] = [await aPage(desk.officer.actor), await aPage(desk.head.actor)];
  await note(desk, request.number);
  await until(() => page.ids.length === 1);
  page.cut();
  await note(desk, request.number);
  await note(desk, request.number);
  await until(() => other.ids.length === 3);
  const all = (await eventsOf(request.id)).filter((id) => id >= page.ids[0]!);
  // Cut again after the first frame that says a place: what was missed came with it, or is told when it comes back.
  const sent = page.frames.length;
  await page.open();
  const first = page.frames.slice(sent).find((frame) => frame.includes("id: "))!;
  expect(first).toContain("event: change");
  expect([...page.ids].sort()).toEqual(all);
  // A beat says how far the house is; what was gathered until then leaves before it.
  page.viewer!.tell({ id: 1, counters: true });
  page.viewer!.beat();
  expect(page.ids).toContain(1);
});

test("a page that comes while the last one's time runs out is told on", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const signed = await signedIn(desk.officer.actor); // so that it opens at once
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const left = await aPage(desk.officer.actor);
    left.cut();
    vi.advanceTimersByTime(29_500);
    hub().close(); // nobody listens; the time of the page that was cut still runs
    const opening = aPage(signed);
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    const page = await opening;
    await note(desk, request.number);
    await until(() => page.ids.length === 1);
  } finally {
    vi.useRealTimers();
  }
});

test("goes on by itself when the listening connection is killed", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const page = await aPage(desk.officer.actor);
  await note(desk, request.number);
  await until(() => page.ids.length === 1);
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen peyvand'`;
  const killed = await onServer(process.env.DATABASE_URL!, async (client) => (await client.query(kill)).rowCount);
  expect(killed).toBe(1);
  await note(desk, request.number);
  await until(() => page.ids.length === 2);
  const again = await onServer(process.env.DATABASE_URL!, async (client) => (await client.query(kill)).rowCount);
  expect(again).toBe(1);
});

test("what was nudged while the listening connection was down is made up for, on every page", async () => {
  const desk = await aDesk();
  const [page, other] = [await aPage(desk.officer.actor), await aPage(desk.head.actor)];
  const told = () => [page, other].map(({ changes }) => changes.filter(({ notices }) => notices).length);
  await onServer(process.env.DATABASE_URL!, async (client) => {
    const ears = `pid from pg_stat_activity where datname = current_database() and query = 'listen peyvand'`;
    while ((await client.query(`select ${ears}`)).rowCount === 0) await pause(20);
    await say({ kind: "nudge", users: [desk.officer.actor.userId] });
    await until(() => page.changes.length === 1);
    expect(told(), "who was not meant is not told").toEqual([1, 0]);
    await client.query(`select pg_terminate_backend(pid, 5000) from (select ${ears}) as ears`);
    await say({ kind: "nudge", users: [desk.officer.actor.userId] });
    const { rowCount } = await client.query(`select ${ears}`);
    expect(rowCount, "nobody heard it").toBe(0);
  });
  await until(() => told().join() === "2,1");
});

test("a page that comes back to something missed is told of its notices with it", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const [page, other] = [await aPage(desk.officer.actor), await aPage(desk.head.actor)];
  await note(desk, request.number);
  await until(() => page.ids.length === 1 && other.ids.length === 1);
  page.cut();
  await note(desk, request.number);
  await until(() => other.ids.length === 2);
  await page.open();
  expect(page.changes.map(({ ids, notices }) => [ids.length, notices])).toEqual([
    [1, false],
    [1, true],
  ]);
});

test("a session that ended ends its pages, and whoever lost his seat hears no more", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const [left, stays] = [await aPage(desk.officer.actor), await aPage(desk.officer.actor)];
  await closeSession(left.actor, {});
  await until(() => left.farewell !== null);
  expect(left.farewell).toEqual({ why: "session" });
  expect([left.viewer!.closed, stays.viewer!.closed]).toEqual([true, false]);
  await database().positionHolder.updateMany({
    where: { positionId: desk.officer.positionId },
    data: { until: new Date() },
  });
  await database().event.create({ data: { at: new Date(), type: "position.vacated", actorKind: "user" } });
  await note(desk, request.number);
  await pause(400);
  expect(stays.requests).toEqual([]);
});

test("a place that is too far behind, or of another database, is answered by «read anew»", async () => {
  const desk = await aDesk();
  const page = await aPage(desk.officer.actor);
  page.cut();
  page.lastId = "999999999";
  await page.open();
  expect(page.hellos).toEqual([{ fresh: false }, { fresh: false }]);
});

test("a new request is told to all coordinators as one of their boxes, to officers not", async () => {
  const desk = await aDesk();
  const pages = await Promise.all([desk.coordinator, desk.second, desk.officer].map(({ actor }) => aPage(actor)));
  const text = { channel: "phone" as const, subject: "قطعی", body: "از صبح قطع است" };
  const { number } = await submitRequest(desk.coordinator.actor, {
    ...text,
    customer: { name: "مریم", phone: "09121234567" },
  } as never);
  await until(() => pages[0]!.requests.includes(number) && pages[1]!.requests.includes(number));
  expect(pages[1]!.changes.some((change) => change.counters)).toBe(true);
  expect(pages[2]!.changes).toEqual([]);
  await closeRequest(desk.coordinator.actor, { number, outcome: "solved" });
  const told = () => pages[1]!.changes.slice(1).filter((change) => change.requests.includes(number));
  await until(() => told().length > 0);
  expect(told()[0]).toMatchObject({ counters: true }); // it left the inbox that both share
});

test("one session opens eight streams; the oldest makes room for a ninth", async () => {
  const desk = await aDesk();
  const first = await aPage(desk.officer.actor);
  const more = await Promise.all(Array.from({ length: 8 }, () => aPage(first.actor, `tab-${newId().slice(-12)}`)));
  expect(first.farewell).toEqual({ why: "many" });
  expect(more.map((page) => page.viewer!.closed)).toEqual(Array(8).fill(false));
});
