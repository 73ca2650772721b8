import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { readRequest } from "@/lib/requests/queries";
import { recallReferral } from "@/lib/requests/recall-referral";
import { saveDeskDraft } from "@/lib/requests/save-desk-draft";
import { sweepDeskDrafts } from "@/lib/requests/sweep-desk-drafts";
import { aDesk, aStandingReferral, refused } from "@/tests/requests/desk";

const draft = (number: number, body: string, base: number, more = {}) => ({
  number,
  form: "note",
  values: { body },
  base,
  ...more,
});

test("a draft is kept for its writer alone, in every browser of his", async () => {
  const desk = await aDesk();
  const { number } = (await aStandingReferral(desk, "accepted")).request;
  expect(await saveDeskDraft(desk.officer.actor, draft(number, "نیمه‌کاره", 0))).toEqual({ version: 1, other: null });
  const kept = { values: { body: "نیمه‌کاره" }, version: 1, other: null };
  expect((await readRequest(desk.officer.actor, { number })).drafts).toEqual({ note: kept });
  expect((await readRequest(desk.head.actor, { number })).drafts).toEqual({});
});

test("two tabs save one draft: the last one counts, the other is offered until somebody looked", async () => {
  const desk = await aDesk();
  const { number } = (await aStandingReferral(desk, "accepted")).request;
  const { actor } = desk.officer;
  await saveDeskDraft(actor, draft(number, "از پنجرهٔ یک", 0));
  expect(await saveDeskDraft(actor, draft(number, "از پنجرهٔ دو", 0))).toEqual({
    version: 2,
    other: { body: "از پنجرهٔ یک" },
  });
  expect((await saveDeskDraft(actor, draft(number, "از پنجرهٔ دو، بیشتر", 2))).other).toEqual({ body: "از پنجرهٔ یک" });
  expect(await saveDeskDraft(actor, draft(number, "یک و دو", 3, { settled: true }))).toEqual({
    version: 4,
    other: null,
  });
  expect((await readRequest(actor, { number })).drafts.note!.values).toEqual({ body: "یک و دو" });
});

test("two saves at the same moment lose neither text", async () => {
  const desk = await aDesk();
  const { number } = (await aStandingReferral(desk, "accepted")).request;
  const texts = ["الف", "ب"];
  await Promise.all(texts.map((text) => saveDeskDraft(desk.officer.actor, draft(number, text, 0))));
  const kept = (await readRequest(desk.officer.actor, { number })).drafts.note!;
  expect([kept.values.body, kept.other?.body].sort()).toEqual(texts);
});

test("nothing typed, or sent: the draft goes; a month untouched too", async () => {
  const desk = await aDesk();
  const { number, id } = (await aStandingReferral(desk, "accepted")).request;
  await saveDeskDraft(desk.officer.actor, draft(number, "متن", 0));
  expect(await saveDeskDraft(desk.officer.actor, draft(number, "  ", 1))).toEqual({ version: 0, other: null });
  expect(await database().deskDraft.count({ where: { requestId: id } })).toBe(0);
  await saveDeskDraft(desk.officer.actor, draft(number, "متن", 0));
  const days = (n: number) => new Date(Date.now() + n * 86_400_000);
  await clock.at(days(29), () => sweepDeskDrafts(SYSTEM("requests.sweepDrafts"), {}));
  expect(await database().deskDraft.count({ where: { requestId: id } })).toBe(1);
  await clock.at(days(31), () => sweepDeskDrafts(SYSTEM("requests.sweepDrafts"), {}));
  expect(await database().deskDraft.count({ where: { requestId: id } })).toBe(0);
});

test("what went out of sight is no place for drafts", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "sent");
  await recallReferral(desk.coordinator.actor, { id: referral.id });
  await refused(() => saveDeskDraft(desk.officer.actor, draft(request.number, "متن", 0)), "notFound");
});
