import { describe, expect, test } from "vitest";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { readEarlier } from "@/lib/customers/queries";
import { database } from "@/lib/kernel/database";
import { addNote } from "@/lib/requests/add-note";
import { answerReferral } from "@/lib/requests/answer-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { endMention } from "@/lib/requests/end-mention";
import { type Colleague, namedIn } from "@/lib/requests/mentions";
import { readRequest, searchRequests } from "@/lib/requests/queries";
import { referRequest } from "@/lib/requests/refer-request";
import { offeredActs } from "@/lib/requests/rules";
import { tagRequest } from "@/lib/requests/tag-request";
import { aRequest } from "@/tests/support/factories";
import { aDesk, aStandingReferral, refused } from "./desk";

const person = (id: string, name: string, seat: string | null = null, label = name): Colleague => ({
  ...{ id, name, seat, label, department: null },
});

describe("whom a text names", () => {
  const people = [
    person("1", "مریم احمدی"),
    person("2", "مریم احمدی نژاد"),
    person("3", "علی رضایی", "فروش", "علی رضایی (فروش)"),
    person("4", "علی رضایی", "انبار", "علی رضایی (انبار)"),
    person("5", "Sara Kaveh"),
  ];
  test.each([
    ["@مریم احمدی لطفاً ببین", ["1"], []],
    ["سلام @مريم احمدي، خودت", ["1"], []],
    ["@مریم احمدی‌نژاد ببین", ["2"], []],
    ["@مریم احمدی و @مریم احمدی نژاد", ["1", "2"], []],
    ["به @علی رضایی (انبار) بگو", ["4"], []],
    ["به @علی رضایی بگو", [], ["علی رضایی"]],
    ["(@sara kaveh)", ["5"], []],
    ["٬مریم احمدی", ["1"], []],
    ["نشانی: x@مریم احمدی", [], []],
    ["@مریم احمدیان نیست", [], []],
    ["مریم احمدی بی‌نشان", [], []],
  ])("%s", (body, ids, unclear) => {
    expect(namedIn(body, people)).toEqual({ ids, unclear });
  });
});

describe("a named colleague", () => {
  test("lets nobody else into what is confidential, and answers those who see it", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    const { number } = request;
    await database().request.update({ where: { id: request.id }, data: { confidential: true } });
    const { stranger, colleague, officer } = desk;
    await addNote(officer.actor, { number, body: `@${stranger.actor.name} ببینید` });
    const naming = (name: string) => addNote(stranger.actor, { number, body: `@${name} شما هم ببینید` });
    const error = await refused(() => naming(colleague.actor.name), "conflict");
    expect(error.problem.key).toBe("conflict.mentionWidens");
    await refused(() => readRequest(colleague.actor, { number }), "notFound");
    expect((await naming(officer.actor.name)).mentioned).toEqual([officer.userId]);
    await database().request.update({ where: { id: request.id }, data: { confidential: false } });
    expect((await naming(colleague.actor.name)).mentioned).toEqual([colleague.userId]);
  });

  test("sees just this request, may write notes, and nothing else; also of a confidential one", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    await database().request.update({ where: { id: request.id }, data: { confidential: true } });
    const other = await aRequest({ customerId: request.customerId });
    const stranger = desk.stranger.actor;
    await refused(() => readRequest(stranger, { number: request.number }), "notFound");
    const body = `@${stranger.name} نظر شما چیست؟`;
    const { mentioned } = await addNote(desk.officer.actor, { number: request.number, body });
    expect(mentioned).toEqual([stranger.userId]);
    const view = await readRequest(stranger, { number: request.number });
    expect(view.mentions).toMatchObject([{ userId: stranger.userId, by: desk.officer.actor.name }]);
    expect(offeredActs(view, stranger)).toMatchObject({ request: ["note"], next: null });
    const found = await searchRequests(stranger, {});
    expect(found.items.map((one) => one.number)).toEqual([request.number]);
    const earlier = await readEarlier(database() as unknown as Db, stranger, request.customerId, null);
    expect(Object.fromEntries(earlier.map((e) => [e.number, e.inSight]))).toEqual({
      [request.number]: true,
      [other.number]: false,
    });
    await refused(() => readRequest(stranger, { number: other.number }), "notFound");
    await refused(() => tagRequest(stranger, { number: request.number, name: "ب" }), "forbidden");
    await refused(() => closeRequest(stranger, { number: request.number, outcome: "solved" }), "forbidden");
    await addNote(stranger, { number: request.number, body: "به گمان من درست است" });
    const event = await database().event.findFirstOrThrow({
      where: { requestId: request.id, type: "request.mentioned" },
    });
    expect(event.after).toMatchObject({ userIds: [stranger.userId] });
  });

  test("reads on after closing, without writing; the sight ends when it is taken back", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    const stranger = desk.stranger.actor;
    const { number } = request;
    await addNote(desk.coordinator.actor, { number, body: "ببینید", mentions: [stranger.userId] });
    await closeRequest(desk.coordinator.actor, { number, outcome: "solved" });
    expect(offeredActs(await readRequest(stranger, { number }), stranger).request).toEqual([]);
    await refused(() => addNote(stranger, { number, body: "هنوز" }), "forbidden");
    await refused(() => endMention(stranger, { number, userId: stranger.userId }), "forbidden");
    await endMention(desk.coordinator.actor, { number, userId: stranger.userId });
    await refused(() => readRequest(stranger, { number }), "notFound");
    expect((await searchRequests(stranger, {})).items).toEqual([]);
  });

  test("by an answer too; unknown people are refused, and nobody names himself", async () => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "accepted");
    const by = desk.officer.actor;
    await refused(() => answerReferral(by, { id: referral.id, body: "پاسخ", mentions: [newId()] }), "invalid");
    const body = `درست شد. @${desk.stranger.actor.name} هم بداند. @${by.name}`;
    const { mentioned } = await answerReferral(by, { id: referral.id, body });
    expect(mentioned).toEqual([desk.stranger.userId]);
    expect((await readRequest(desk.stranger.actor, { number: request.number })).number).toBe(request.number);
  });

  test("two of one name: the bare name is refused and says so", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    const name = `همنام ${newId().slice(-8)}`;
    const ids = [desk.stranger.userId, desk.colleague.userId];
    await database().user.updateMany({ where: { id: { in: ids } }, data: { name } });
    const error = await refused(
      () => addNote(desk.officer.actor, { number: request.number, body: `@${name} ببین` }),
      "invalid",
    );
    expect(error.fields.body).toEqual({ key: "request.mentionUnclear", params: { name } });
  });

  test("an officer who is named and later gets the work has both rights", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "returned");
    const { number } = request;
    await addNote(desk.coordinator.actor, { number, body: "ببینید", mentions: [desk.colleague.userId] });
    const to = { positionId: desk.colleague.positionId };
    const items = [{ to, purpose: "action" as const, instruction: "شما" }];
    await referRequest(desk.coordinator.actor, { number, items });
    await tagRequest(desk.colleague.actor, { number, name: "کار" });
  });
});
