import { afterAll, describe, expect, test } from "vitest";
import type { PublicActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { outgoing } from "@/lib/replies/give-message";
import { answerReferral } from "@/lib/requests/answer-referral";
import { MAIL_BYTES } from "@/lib/requests/attaching";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { readRequest } from "@/lib/requests/queries";
import { readFile } from "@/lib/requests/read-file";
import { readTrackedFile } from "@/lib/requests/read-tracked-file";
import { referRequest } from "@/lib/requests/refer-request";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { trackRequest } from "@/lib/requests/track-request";
import { aRequest } from "@/tests/support/factories";
import { aDesk, type Desk, refused } from "./desk";

afterAll(closeDatabase);

type Person = Desk["coordinator"]["actor"];

/** Something this person has uploaded and not sent yet. */
async function uploaded(by: Person, size = 3): Promise<string> {
  const id = newId();
  const told = { name: `${id.slice(-4)}.pdf`, mime: "application/pdf", size, sha256: "0", path: `x/${id}` };
  await database().file.create({ data: { id, ...told, uploader: `user:${by.userId}`, createdAt: clock.now() } });
  return id;
}
const named = (request: { id: string }): PublicActor => ({
  kind: "public",
  tracked: { requestId: request.id, keyNamed: true },
});
const reply = (desk: Desk, number: number, attachments: string[], more = {}) =>
  replyToRequest(desk.coordinator.actor, { number, channel: "email", body: "بفرمایید", attachments, ...more });
const sentWith = (replyId: string) => database().file.findMany({ where: { replyId } });

describe("what goes out with a reply", () => {
  test("is in the mail, on the request, and on the customer's page", async () => {
    const desk = await aDesk();
    const request = await aRequest({ email: "ali@example.test" });
    const id = await uploaded(desk.coordinator.actor);
    const { outboxId, replyId } = await reply(desk, request.number, [id]);
    const message = await database().outboxMessage.findUniqueOrThrow({ where: { id: outboxId! } });
    const { files } = await outgoing(database(), message, clock.now());
    expect(files).toMatchObject([{ name: `${id.slice(-4)}.pdf`, mime: "application/pdf" }]);
    expect(files![0]!.path).toMatch(new RegExp(`/files/x/${id}$`));
    const view = await readRequest(desk.coordinator.actor, { number: request.number });
    expect(view.files).toMatchObject([{ id, replyId, answerId: null }]);
    const { open } = await trackRequest(named(request), { code: request.trackingCode });
    expect([open!.files, open!.conversation.map((said) => said.files.map((f) => f.id))]).toEqual([[], [[id]]]);
    expect(await readTrackedFile(named(request), { id })).toMatchObject({ id });
  });

  test("is the coordinator's own, once, and fits into a mail", async () => {
    const desk = await aDesk();
    const { number } = await aRequest({ email: "ali@example.test" });
    const [id, foreign] = [await uploaded(desk.coordinator.actor), await uploaded(desk.officer.actor)];
    const large = [await uploaded(desk.coordinator.actor, MAIL_BYTES), await uploaded(desk.coordinator.actor)];
    for (const wrong of [[foreign], [newId()], large])
      expect((await refused(() => reply(desk, number, wrong, { then: "keep" }), "invalid")).fields).toHaveProperty(
        "attachments",
      );
    await reply(desk, number, [id, id], { then: "keep" });
    expect((await refused(() => reply(desk, number, [id]), "invalid")).fields).toHaveProperty("attachments");
  });
});

describe("what an answer brings", () => {
  async function answered(desk: Desk, request: { id: string; number: number }) {
    const { referrals } = await referRequest(desk.coordinator.actor, {
      number: request.number,
      items: [{ to: { positionId: desk.officer.positionId }, purpose: "answer", instruction: "پاسخ دهید" }],
    });
    const referral = referrals[0]!.id;
    const id = await uploaded(desk.officer.actor);
    const { answerId } = await answerReferral(desk.officer.actor, { id: referral, body: "فاکتور", attachments: [id] });
    return { referral, id, answerId };
  }

  test("is for colleagues until the coordinator sends it, and stays with the answer then", async () => {
    const desk = await aDesk();
    const request = await aRequest({ email: "ali@example.test" });
    const { id, answerId } = await answered(desk, request);
    expect((await readRequest(desk.coordinator.actor, { number: request.number })).files).toMatchObject([
      { id, answerId, replyId: null },
    ]);
    expect(await readFile(desk.coordinator.actor, { id })).toMatchObject({ id });
    expect((await refused(() => readTrackedFile(named(request), { id }), "notFound")).code).toBe("notFound");
    const { replyId } = await reply(desk, request.number, [id]);
    const [sent] = await sentWith(replyId);
    expect(sent).toMatchObject({ path: `x/${id}`, answerId: null });
    expect(await readTrackedFile(named(request), { id: sent!.id })).toMatchObject({ path: `x/${id}` });
    expect((await refused(() => readTrackedFile(named(request), { id }), "notFound")).code).toBe("notFound");
    expect(await database().file.findUniqueOrThrow({ where: { id } })).toMatchObject({ answerId, replyId: null });
  });

  test("of a rejected answer, or of another request, is not sent", async () => {
    const desk = await aDesk();
    const [one, two] = [await aRequest({ email: "a@example.test" }), await aRequest({ email: "b@example.test" })];
    const { id, referral } = await answered(desk, one);
    expect((await refused(() => reply(desk, two.number, [id]), "invalid")).fields).toHaveProperty("attachments");
    await rejectAnswer(desk.coordinator.actor, { number: one.number, referralId: referral, reason: "ناقص" });
    expect((await refused(() => reply(desk, one.number, [id], { then: "keep" }), "invalid")).fields).toHaveProperty(
      "attachments",
    );
  });

  test("goes along when its request is merged", async () => {
    const desk = await aDesk();
    const into = await aRequest({ email: "a@example.test" });
    const from = await aRequest({ customerId: into.customerId, email: "a@example.test" });
    const { id } = await answered(desk, from);
    await mergeRequests(desk.coordinator.actor, { number: from.number, into: into.number });
    expect(await database().file.findUniqueOrThrow({ where: { id } })).toMatchObject({ requestId: into.id });
  });
});
