import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { listCartable } from "@/lib/cartable/queries";
import { database } from "@/lib/kernel/database";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { readRequest, searchRequests } from "@/lib/requests/queries";
import { tagRequest } from "@/lib/requests/tag-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { untagRequest } from "@/lib/requests/untag-request";
import { aRequest } from "@/tests/support/factories";
import { aDesk, aStandingReferral, refused, standing } from "./desk";

const word = () => `برچسب ${newId().slice(-8)}`;

test("a tag stands on the page, in rows and is looked for; twice is once; spelling is forgiven", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const name = word();
  const tag = await tagRequest(desk.officer.actor, { number: request.number, name });
  await tagRequest(desk.coordinator.actor, { number: request.number, name: name.replace("چسب", "چسـب") });
  await tagRequest(desk.coordinator.actor, { number: request.number, tagId: tag.id });
  const view = await readRequest(desk.officer.actor, { number: request.number });
  expect(view.tags).toEqual([{ id: tag.id, name, tone: "neutral" }]);
  const found = await searchRequests(desk.officer.actor, { tagId: tag.id });
  expect(found.items.map((one) => [one.number, one.tags.map((t) => t.name)])).toEqual([[request.number, [name]]]);
  const box = await listCartable(desk.officer.actor, { box: "inbox", tagId: tag.id });
  expect(box.items.map((one) => one.request.tags[0]?.name)).toEqual([name]);
  await untagRequest(desk.officer.actor, { number: request.number, tagId: tag.id });
  expect((await listCartable(desk.officer.actor, { box: "inbox", tagId: tag.id })).items).toEqual([]);
  const events = await database().event.findMany({ where: { requestId: request.id }, orderBy: { id: "asc" } });
  expect(events.map((e) => e.type)).toEqual(["request.tagged", "request.untagged"]);
});

test("who only reads does not tag, and an unknown tag is refused", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "answered");
  await refused(() => tagRequest(desk.officer.actor, { number: request.number, name: word() }), "forbidden");
  await refused(() => tagRequest(desk.coordinator.actor, { number: request.number, tagId: newId() }), "invalid");
  await refused(() => tagRequest(desk.coordinator.actor, { number: request.number }), "invalid");
});

test("a merge brings tags along; undone, it takes back only those that came by it", async () => {
  const desk = await aDesk();
  const by = desk.coordinator.actor;
  const target = await standing(desk, "new");
  const one = await aRequest({ customerId: target.customerId });
  const two = await aRequest({ customerId: target.customerId });
  const [own, shared, alone] = [word(), word(), word()];
  const add = (number: number, name: string) => tagRequest(by, { number, name });
  await add(target.number, own);
  await add(one.number, own);
  await add(one.number, shared);
  await add(one.number, alone);
  await add(two.number, shared);
  const names = async (number: number) =>
    (await readRequest(by, { number })).tags.map((t) => t.name).sort((a, b) => a.localeCompare(b));
  const sorted = (...list: string[]) => list.sort((a, b) => a.localeCompare(b));
  await mergeRequests(by, { number: one.number, into: target.number });
  await mergeRequests(by, { number: two.number, into: target.number });
  expect(await names(target.number)).toEqual(sorted(own, shared, alone));
  await unmergeRequest(by, { number: one.number });
  expect(await names(target.number)).toEqual(sorted(own, shared));
  expect(await names(one.number)).toEqual(sorted(own, shared, alone));
  await unmergeRequest(by, { number: two.number });
  expect(await names(target.number)).toEqual([own]);
});

test("a tag that somebody also put on the other by hand stays there; a chain of merges is undone from its middle", async () => {
  const desk = await aDesk();
  const by = desk.coordinator.actor;
  const first = await standing(desk, "new");
  const middle = await aRequest({ customerId: first.customerId });
  const last = await aRequest({ customerId: first.customerId });
  const [kept, gone] = [word(), word()];
  await tagRequest(by, { number: first.number, name: kept });
  await tagRequest(by, { number: first.number, name: gone });
  await mergeRequests(by, { number: first.number, into: middle.number });
  await mergeRequests(by, { number: middle.number, into: last.number });
  const { id } = await tagRequest(by, { number: last.number, name: kept });
  await unmergeRequest(by, { number: first.number });
  const left = await database().requestTag.findMany({ where: { requestId: last.id } });
  expect(left).toMatchObject([{ tagId: id, viaId: null }]);
  expect(await database().requestTag.count({ where: { requestId: middle.id } })).toBe(0);
});
