import { expect, test } from "vitest";
import { applyMacro } from "@/lib/automation/apply-macro";
import { createMacro } from "@/lib/automation/create-macro";
import { lastPress, macrosOf } from "@/lib/automation/queries";
import { removeMacro } from "@/lib/automation/remove-macro";
import { undoMacro } from "@/lib/automation/undo-macro";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { fa } from "@/lib/i18n/number";
import { database } from "@/lib/kernel/database";
import { updateRequest } from "@/lib/requests/update-request";
import { aDesk, aStandingReferral, referralStatusOf, refused, row } from "@/tests/requests/desk";
import { aRequest } from "@/tests/support/factories";

const urgent = { do: "setPriority", priority: "urgent" } as const;
const note = { do: "note", body: "با تلفن گفتم" } as const;

async function aTag() {
  const id = newId();
  await database().tag.create({ data: { id, name: "پیگیر", key: id, createdAt: clock.now() } });
  return id;
}

test("one press does several things as the one who pressed, and its events name it", async () => {
  const desk = await aDesk();
  const { id, name } = {
    ...(await createMacro(desk.coordinator.actor, { name: "فوری", acts: [urgent, note] })),
    name: "فوری",
  };
  const request = await aRequest();
  const done = await applyMacro(desk.coordinator.actor, { number: request.number, macroId: id });
  expect(done).toMatchObject({ acts: ["setPriority", "note"], undoable: false });
  const events = await database().event.findMany({ where: { requestId: request.id }, orderBy: { id: "asc" } });
  expect(events.map((e) => e.type)).toEqual(["request.updated", "request.noted", "macro.applied"]);
  for (const event of events)
    expect(event).toMatchObject({ actorKind: "user", userId: desk.coordinator.userId, after: { macro: { id, name } } });
});

test("an act that its presser has no right to is refused, and nothing at all was done", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "accepted");
  const { id } = await createMacro(desk.officer.actor, { name: "بیش از حق", acts: [note, urgent] });
  await refused(() => applyMacro(desk.officer.actor, { number: request.number, macroId: id }), "forbidden");
  const own = await createMacro(desk.officer.actor, { name: "پاسخ", acts: [note, { do: "answer", body: "انجام شد" }] });
  await applyMacro(desk.officer.actor, { number: request.number, macroId: own.id });
  expect(await referralStatusOf(referral)).toBe("answered");
});

test("a request out of sight, another's macro, a macro that was taken away: not found", async () => {
  const desk = await aDesk();
  const { id } = await createMacro(desk.coordinator.actor, { name: "از آن من", acts: [urgent] });
  const mine = await createMacro(desk.officer.actor, { name: "ن", acts: [note] });
  const { number } = await aRequest();
  await refused(() => applyMacro(desk.second.actor, { number, macroId: id }), "notFound");
  await refused(() => applyMacro(desk.officer.actor, { number, macroId: mine.id }), "notFound");
  await removeMacro(desk.coordinator.actor, { id });
  await refused(() => applyMacro(desk.coordinator.actor, { number, macroId: id }), "notFound");
});

test("a department's macro is made by its head and seen by its people", async () => {
  const desk = await aDesk();
  const given = { name: "واحدی", departmentId: desk.tech, acts: [note] };
  await refused(() => createMacro(desk.officer.actor, given), "forbidden");
  const { id } = await createMacro(desk.head.actor, given);
  const seen = async (actor: Parameters<typeof macrosOf>[0]) => (await macrosOf(actor, {})).find((m) => m.id === id);
  expect(await seen(desk.officer.actor)).toMatchObject({ mine: false });
  expect(await seen(desk.head.actor)).toMatchObject({ mine: true });
  expect(await seen(desk.stranger.actor)).toBeUndefined();
});

test("what can be taken back is, all of it; after somebody else's act it is not", async () => {
  const desk = await aDesk();
  const tagId = await aTag();
  const target = { to: "queue", departmentId: desk.tech } as const;
  const acts = [urgent, { do: "tag", tagId } as const, { do: "refer", target, instruction: "رسیدگی" } as const];
  const { id } = await createMacro(desk.coordinator.actor, { name: "ارجاع فوری", acts });
  const request = await aRequest();
  const { runId, undoable } = await applyMacro(desk.coordinator.actor, { number: request.number, macroId: id });
  expect(undoable).toBe(true);
  expect(await lastPress(desk.coordinator.actor, { number: request.number })).toEqual({ runId, name: "ارجاع فوری" });
  await refused(() => undoMacro(desk.second.actor, { runId }), "notFound");
  await undoMacro(desk.coordinator.actor, { runId });
  expect(await row(request.id)).toMatchObject({ priority: "normal", status: "new" });
  expect(await database().requestTag.count({ where: { requestId: request.id } })).toBe(0);
  expect((await database().referral.findFirstOrThrow({ where: { requestId: request.id } })).status).toBe("recalled");
  await refused(() => undoMacro(desk.coordinator.actor, { runId }), "conflict");

  const again = await applyMacro(desk.coordinator.actor, { number: request.number, macroId: id });
  await updateRequest(desk.second.actor, { number: request.number, kind: "complaint" });
  await refused(() => undoMacro(desk.coordinator.actor, { runId: again.runId }), "conflict");
  expect(await lastPress(desk.coordinator.actor, { number: request.number })).toBeNull();
});

test("a press on a page that is no longer true is refused", async () => {
  const desk = await aDesk();
  const { id } = await createMacro(desk.coordinator.actor, { name: "کهنه", acts: [urgent] });
  const request = await aRequest();
  await updateRequest(desk.second.actor, { number: request.number, kind: "complaint" });
  const stale = { number: request.number, macroId: id, version: request.version };
  await refused(() => applyMacro(desk.coordinator.actor, stale), "conflict");
});

test("a reply goes out by a person's press, with what else belongs to it", async () => {
  const desk = await aDesk();
  const acts = [
    { do: "reply", channel: "email", body: "رسیدگی شد.", then: "done" } as const,
    { do: "setKind", kind: "service" } as const,
  ];
  const { id } = await createMacro(desk.coordinator.actor, { name: "پاسخ آماده", acts });
  const request = await aRequest({ email: "macro@example.test" });
  await applyMacro(desk.coordinator.actor, { number: request.number, macroId: id });
  expect(await row(request.id)).toMatchObject({ status: "replied", kind: "service" });
  expect(await database().reply.count({ where: { requestId: request.id } })).toBe(1);
});

test("its texts are filled for this request and this person; a name that means nothing is refused, a gap goes to nobody", async () => {
  const desk = await aDesk();
  const body = "{{شمارهٔ درخواست}}: {{ نام من }}";
  const { id } = await createMacro(desk.coordinator.actor, { name: "یادداشت", acts: [{ do: "note", body }] });
  const macro = await database().macro.findUniqueOrThrow({ where: { id } });
  expect(macro.acts).toMatchObject([{ body: "{{request.number}}: {{me.name}}" }]);
  const request = await aRequest({ email: "gap@example.test" });
  await applyMacro(desk.coordinator.actor, { number: request.number, macroId: id });
  const written = await database().note.findFirstOrThrow({ where: { requestId: request.id } });
  expect(written.body).toBe(`${fa(String(request.number))}: ${desk.coordinator.actor.name}`);
  const wrong = { name: "ن", acts: [urgent, { do: "note" as const, body: "{{نام مادر}}" }] };
  await expect(createMacro(desk.coordinator.actor, wrong)).rejects.toMatchObject({
    fields: { "acts.1.body": { key: "text.unknownVariable" } },
  });
  const reply = { do: "reply", channel: "email", body: "سلام {{تلفن شرکت}}", then: "done" } as const;
  const gap = await createMacro(desk.coordinator.actor, { name: "پاسخ", acts: [reply] });
  await refused(() => applyMacro(desk.coordinator.actor, { number: request.number, macroId: gap.id }), "invalid");
  expect(await database().reply.count({ where: { requestId: request.id } })).toBe(0);
});

test("a macro that does nothing is refused by the number of its acts, not by the length of a text", async () => {
  const desk = await aDesk();
  const error = await refused(() => createMacro(desk.coordinator.actor, { name: "هیچ", acts: [] }), "invalid");
  expect(error.fields).toEqual({ acts: { key: "tooFew", params: { limit: 1 } } });
});
