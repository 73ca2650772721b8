import { afterEach, expect, test } from "vitest";
import { say } from "@/lib/kernel/wake";
import { recallReferral } from "@/lib/requests/recall-referral";
import { Hub, hub } from "@/lib/web/live-hub";
import { aDesk, aStandingReferral } from "@/tests/requests/desk";
import { aPage, until } from "./pages";

const others: Hub[] = [];
afterEach(() => {
  for (const one of [hub(), ...others.splice(0)]) one.close();
});

test("people who have one request open know of each other, and who writes", async () => {
  const desk = await aDesk();
  const { number } = (await aStandingReferral(desk, "accepted")).request;
  const [officer, head, elsewhere] = [
    await aPage(desk.officer.actor),
    await aPage(desk.head.actor),
    await aPage(desk.second.actor),
  ];
  hub().present(officer.actor, officer.tab, number, null);
  hub().present(head.actor, head.tab, number, "answer");
  expect(officer.audience).toEqual({
    request: number,
    people: [{ userId: desk.head.userId, name: desk.head.actor.name, writing: "answer" }],
  });
  expect(head.audience.people.map((one) => one.userId)).toEqual([desk.officer.userId]);
  expect(elsewhere.audience.people).toEqual([]);
  hub().present(head.actor, head.tab, 0, null);
  expect(officer.audience.people).toEqual([]);
});

test("also when their pages are served by two processes", async () => {
  const desk = await aDesk();
  const { number } = (await aStandingReferral(desk, "accepted")).request;
  const officer = await aPage(desk.officer.actor);
  const head = await aPage(desk.head.actor);
  hub().present(officer.actor, officer.tab, number, "reply");
  const second = new Hub();
  others.push(second);
  await second.open({ ...head.actor }, "tab-second", null, { send: () => true, close: () => {} });
  second.present(head.actor, "tab-second", number, null);
  await until(() => officer.audience.people.length === 1);
  expect(officer.audience.people[0]).toMatchObject({ userId: desk.head.userId, writing: null });
  await say({ kind: "presence", from: "other", entries: [["broken"], 7, null, ["k", "u", "n", "1", null]] });
});

test("who lost sight of the request is no longer there, nor told who is", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "sent");
  const [officer, second] = [await aPage(desk.officer.actor), await aPage(desk.second.actor)];
  hub().present(officer.actor, officer.tab, request.number, null);
  hub().present(second.actor, second.tab, request.number, null);
  expect(second.audience.people).toHaveLength(1);
  await recallReferral(desk.coordinator.actor, { id: referral.id });
  await until(() => second.audience.people.length === 0);
  await until(() => officer.audience.request === 0);
  hub().present(second.actor, second.tab, request.number, "note");
  expect(officer.audience).toEqual({ request: 0, people: [] });
});
