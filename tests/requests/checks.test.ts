import { describe, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { addCheck } from "@/lib/requests/add-check";
import { closeRequest } from "@/lib/requests/close-request";
import { createChecklist } from "@/lib/requests/create-checklist";
import { jobs } from "@/lib/requests/jobs";
import { readRequest } from "@/lib/requests/queries";
import { referRequest } from "@/lib/requests/refer-request";
import { removeCheck } from "@/lib/requests/remove-check";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { tickCheck } from "@/lib/requests/tick-check";
import { updateChecklist } from "@/lib/requests/update-checklist";
import { updateRequest } from "@/lib/requests/update-request";
import { aDesk, aStandingReferral, refused, standing, statusOf } from "./desk";

const lines = [{ text: "تماس با مشتری", required: true }, { text: "ثبت علت" }];
/** Automatic lists reach every request of the tests: each is put aside again. */
async function aList(desk: Awaited<ReturnType<typeof aDesk>>, data: object = {}) {
  return createChecklist(desk.administrator, { name: `ف ${newId().slice(-6)}`, lines, ...data });
}

describe("things to do before closing", () => {
  test("what is required blocks closing and a closing reply, and is named; ticked, it does not", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    const list = await aList(desk);
    await addCheck(desk.officer.actor, { number: request.number, checklistId: list.id });
    const by = desk.coordinator.actor;
    const closing = () => closeRequest(by, { number: request.number, outcome: "solved" });
    const error = await refused(closing, "conflict");
    expect(error.problem).toMatchObject({ key: "conflict.checksLeft", params: { names: "«تماس با مشتری»" } });
    const reply = { number: request.number, channel: "phone", body: "گفته شد", cancelOpen: true } as const;
    await refused(() => replyToRequest(by, { ...reply, then: "close" }), "conflict");
    const { checks } = await readRequest(desk.officer.actor, { number: request.number });
    expect(checks.map((c) => [c.text, c.required, c.doneAt])).toEqual([
      ["تماس با مشتری", true, null],
      ["ثبت علت", false, null],
    ]);
    await tickCheck(desk.officer.actor, { number: request.number, checkId: checks[0]!.id });
    await tickCheck(by, { number: request.number, checkId: checks[0]!.id });
    const after = await readRequest(by, { number: request.number });
    expect(after.checks[0]).toMatchObject({ doneBy: desk.officer.actor.name, list: list.name });
    await replyToRequest(by, { ...reply, then: "close" });
    expect(await statusOf(request)).toBe("closed");
  });

  test("a reply that does not close is never held up; an unticked thing blocks again", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "new");
    const by = desk.coordinator.actor;
    const { ids } = await addCheck(by, { number: request.number, text: "عکس", required: true });
    await replyToRequest(by, { number: request.number, channel: "phone", body: "گفته شد" });
    await tickCheck(by, { number: request.number, checkId: ids[0]! });
    await tickCheck(by, { number: request.number, checkId: ids[0]!, done: false });
    await refused(() => closeRequest(by, { number: request.number, outcome: "solved" }), "conflict");
    const types = (await database().event.findMany({ where: { requestId: request.id }, orderBy: { id: "asc" } })).map(
      (e) => e.type,
    );
    expect(types).toEqual(["request.checkAdded", "request.replied", "request.checkDone", "request.checkUndone"]);
  });

  test("an officer takes away what is optional, only a coordinator what is required", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    const add = async (required: boolean) =>
      (await addCheck(desk.officer.actor, { number: request.number, text: "کار", required })).ids[0]!;
    const [needed, optional] = [await add(true), await add(false)];
    const remove = (who: "officer" | "coordinator" | "stranger", checkId: string) =>
      removeCheck(desk[who].actor, { number: request.number, checkId });
    await remove("officer", optional);
    await refused(() => remove("officer", needed), "forbidden");
    await refused(() => remove("stranger", needed), "notFound");
    await remove("coordinator", needed);
    await refused(() => remove("coordinator", needed), "notFound");
    expect((await readRequest(desk.officer.actor, { number: request.number })).checks).toEqual([]);
  });
});

describe("automatic lists", () => {
  test("of a kind: when the request becomes of it; taken away, it does not come back by itself", async () => {
    const desk = await aDesk();
    const by = desk.coordinator.actor;
    const list = await aList(desk, { kind: "praise", automatic: true });
    const request = await standing(desk, "new");
    await updateRequest(by, { number: request.number, kind: "praise" });
    const { checks } = await readRequest(by, { number: request.number });
    expect(checks.filter((c) => c.list === list.name)).toMatchObject([{ addedBy: null }, { addedBy: null }]);
    for (const one of checks) await removeCheck(by, { number: request.number, checkId: one.id });
    await closeRequest(by, { number: request.number, outcome: "solved" });
    expect((await readRequest(by, { number: request.number })).checks).toEqual([]);
    await updateChecklist(desk.administrator, { id: list.id, active: false });
  });

  test("of a department: when work is referred to it, also to one of its seats, and not by a copy", async () => {
    const desk = await aDesk();
    const by = desk.coordinator.actor;
    const list = await aList(desk, { departmentId: desk.tech, automatic: true });
    const other = await standing(desk, "new");
    const instruction = "بررسی کنید";
    const copies = [{ departmentId: desk.tech, note: "آگاهی" }];
    const to = { positionId: desk.stranger.positionId };
    await referRequest(by, { number: other.number, items: [{ to, purpose: "action", instruction, copies }] });
    expect((await readRequest(by, { number: other.number })).checks).toEqual([]);
    const request = await standing(desk, "new");
    const seat = { positionId: desk.officer.positionId };
    await referRequest(by, { number: request.number, items: [{ to: seat, purpose: "action", instruction }] });
    const { checks } = await readRequest(desk.officer.actor, { number: request.number });
    expect(checks.map((c) => c.list)).toEqual([list.name, list.name]);
    await updateChecklist(desk.administrator, { id: list.id, active: false });
  });

  test("one that is made later stands on requests that are open already, where it blocks them", async () => {
    const desk = await aDesk();
    const by = desk.coordinator.actor;
    const request = await standing(desk, "new");
    await updateRequest(by, { number: request.number, kind: "praise" });
    const list = await aList(desk, { kind: "praise", automatic: true });
    await jobs["requests.spreadChecks"]!({}, jobContext(1, 25));
    await jobs["requests.spreadChecks"]!({}, jobContext(2, 25));
    const { checks } = await readRequest(by, { number: request.number });
    expect(checks.filter((c) => c.list === list.name)).toHaveLength(2);
    await tickCheck(by, { number: request.number, checkId: checks.find((c) => c.required)!.id });
    await closeRequest(by, { number: request.number, outcome: "solved" });
    await updateChecklist(desk.administrator, { id: list.id, active: false });
  });

  test("lines that keep their id stay the same thing to do; a list put aside is not added any more", async () => {
    const desk = await aDesk();
    const list = await aList(desk);
    const [first] = list.lines;
    const changed = await updateChecklist(desk.administrator, {
      id: list.id,
      lines: [{ text: "تازه" }, { ...first!, text: "تماس دوباره" }],
    });
    expect(changed.lines.map((l) => l.id === first!.id)).toEqual([false, true]);
    await refused(() => updateChecklist(desk.administrator, { id: list.id, version: 1, name: "ن" }), "conflict");
    await updateChecklist(desk.administrator, { id: list.id, active: false });
    const request = await standing(desk, "new");
    await refused(() => addCheck(desk.coordinator.actor, { number: request.number, checklistId: list.id }), "invalid");
  });
});
