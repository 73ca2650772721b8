import { expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { invalid } from "@/lib/base/errors";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/kernel/sweep";
import { addNote } from "@/lib/requests/add-note";
import { type Next, sentOnce } from "@/lib/web/sent-once";
import { aDesk, refused } from "@/tests/requests/desk";
import { aRequest } from "@/tests/support/factories";

const HOUR = 3_600_000;
let made = 0;
const anId = () => `${Date.now().toString(36)}${(made++).toString(36)}`.padEnd(32, "0");

/** A note's form of one officer, sent as `lib/web/action.ts` does. */
async function noteForm(next: (number: number) => Next = (number) => ({ revalidate: [`/requests/${number}`] })) {
  const { coordinator, officer } = await aDesk();
  const { id: requestId, number } = await aRequest();
  const send = (id: string | null, body: string, more: { actor?: typeof officer.actor; version?: string } = {}) => {
    const actor = more.actor ?? coordinator.actor;
    const form = { number: String(number), body, ...(more.version ? { version: more.version } : {}) };
    return sentOnce(
      { actor, act: addNote.action, form, id },
      () => addNote(actor, { number, body }),
      () => next(number),
    );
  };
  const bodies = async () =>
    (await database().note.findMany({ where: { requestId }, orderBy: { at: "asc" } })).map((n) => n.body);
  const events = () => database().event.count({ where: { requestId, type: "request.noted" } });
  return { coordinator, officer, number, requestId, send, bodies, events };
}

test("the second sending under one id makes nothing and goes on as the first did", async () => {
  const { send, bodies, events, number } = await noteForm((n) => ({
    flash: { tone: "success", text: "یادداشت ثبت شد." },
    redirect: `/requests/${n}`,
  }));
  const id = anId();
  const first = await send(id, "تماس گرفت");
  expect(first).toEqual({ flash: { tone: "success", text: "یادداشت ثبت شد." }, redirect: `/requests/${number}` });
  expect(await send(id, "تماس گرفت")).toEqual(first);
  expect(await bodies()).toEqual(["تماس گرفت"]);
  expect(await events()).toBe(1);
});

test("ten at once under one id are one note", async () => {
  const { send, bodies, number } = await noteForm();
  const id = anId();
  const told = await Promise.all(Array.from({ length: 10 }, () => send(id, "همزمان")));
  expect(told).toEqual(Array(10).fill({ revalidate: [`/requests/${number}`] }));
  expect(await bodies()).toEqual(["همزمان"]);
});

test("the same words under another id are a second note, and so is a form that brings no id", async () => {
  const { send, bodies } = await noteForm();
  await send(anId(), "پیگیری شد");
  await send(anId(), "پیگیری شد");
  await send(null, "پیگیری شد");
  await send("not an id!", "پیگیری شد");
  expect(await bodies()).toHaveLength(4);
});

test("other words under an id that was taken are refused, and say that they were not written", async () => {
  const { send, bodies } = await noteForm();
  const id = anId();
  await send(id, "نوبت نخست");
  const error = await refused(() => send(id, "نوبت دوم"), "conflict");
  expect(error.problem.key).toBe("idempotency.otherWords");
  expect(await bodies()).toEqual(["نوبت نخست"]);
});

test("a version that moved on meanwhile does not make the same words others", async () => {
  const { send, bodies } = await noteForm();
  const id = anId();
  await send(id, "یکی", { version: "3" });
  await send(id, "یکی", { version: "4" });
  expect(await bodies()).toEqual(["یکی"]);
});

test("one person's id is nothing to another", async () => {
  const { send, bodies } = await noteForm();
  const other = await aDesk();
  const id = anId();
  await send(id, "از یکی");
  await send(id, "از دیگری", { actor: other.coordinator.actor });
  expect(await bodies()).toEqual(["از یکی", "از دیگری"]);
});

test("a refusal leaves the id free, so that what was mended goes under it", async () => {
  const { send, bodies } = await noteForm();
  const id = anId();
  await refused(() => send(id, ""), "invalid");
  await send(id, "کامل");
  expect(await bodies()).toEqual(["کامل"]);
});

test("a refusal that comes after the act leaves what was done, and the id free", async () => {
  let wrong = true;
  const { send, bodies } = await noteForm(() => {
    if (wrong) throw invalid({ current: "password.wrong" });
    return {};
  });
  const id = anId();
  await expect(send(id, "شمرده شد")).rejects.toMatchObject({ code: "invalid" });
  wrong = false;
  await send(id, "دوباره");
  expect(await bodies()).toEqual(["شمرده شد", "دوباره"]);
});

test("what is shown once comes with the second answer too, and lies nowhere in plain words", async () => {
  const { send } = await noteForm(() => ({ secret: "گذر-۱۲۳۴" }));
  const id = anId();
  expect(await send(id, "رمز")).toEqual({ secret: "گذر-۱۲۳۴" });
  expect(await send(id, "رمز")).toEqual({ secret: "گذر-۱۲۳۴" });
  const row = await database().idempotencyKey.findFirstOrThrow({ where: { key: `form:${id}` } });
  expect(JSON.stringify(row)).not.toContain("گذر");
});

test("after a day the id is new again", async () => {
  const { send, bodies } = await noteForm();
  const id = anId();
  const start = Date.now();
  await clock.at(new Date(start), () => send(id, "یک"));
  await clock.at(new Date(start + 23 * HOUR), () => send(id, "یک"));
  await clock.at(new Date(start + 25 * HOUR), () => send(id, "یک"));
  expect(await bodies()).toHaveLength(2);
});

test("what is older than a day is swept away, the rest stays", async () => {
  const { send } = await noteForm();
  const [old, young] = [anId(), anId()];
  const now = Date.now();
  await clock.at(new Date(now - 25 * HOUR), () => send(old, "دیروز"));
  await clock.at(new Date(now - 23 * HOUR), () => send(young, "امروز"));
  await jobs["kernel.sweep"]!({}, { ...jobContext(1, 1), now: new Date(now) });
  const left = await database().idempotencyKey.findMany({ where: { key: { in: [`form:${old}`, `form:${young}`] } } });
  expect(left.map((row) => row.key)).toEqual([`form:${young}`]);
});
