import { afterAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { checkCode } from "@/lib/customers/check-code";
import { readPoints } from "@/lib/customers/read-points";
import { retirePoint } from "@/lib/customers/retire-point";
import { sendCode } from "@/lib/customers/send-code";
import { closeDatabase, database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/replies/jobs";
import { retryMessage } from "@/lib/replies/retry-message";
import { aCustomer, actorOf, aPoint, aPosition, aUser } from "@/tests/support/factories";

afterAll(closeDatabase);

const MINUTE = 60_000;
const later = <T>(minutes: number, work: () => T) => clock.at(new Date(Date.now() + minutes * MINUTE), work);
const anEmail = () => `c.${newId().slice(-12)}@example.com`;
const aMobile = () => `+98912${Math.floor(Math.random() * 9e6) + 1e6}`;
const seat = async (role: "coordinator" | "officer" = "officer"): Promise<UserActor> =>
  actorOf((await aPosition({ role })).userId!);
const pointOf = (id: string) => database().contactPoint.findUniqueOrThrow({ where: { id } });
const messages = (toAddress: string) =>
  database().outboxMessage.findMany({ where: { toAddress }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
/** The code as the customer reads it from his phone. */
const codeTo = async (toAddress: string) => /\d{6}/.exec((await messages(toAddress)).at(-1)!.text)![0];
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("a mobile's code is held in the outbox; only its hash is kept; read back it verifies the point that made the card", async () => {
  const card = await aCustomer();
  const point = await aPoint(card.id, "mobile", aMobile(), { origin: true });
  const who = await seat();
  expect(await sendCode(who, { id: point.id })).toMatchObject({ delivery: "held" });
  const [message] = await messages(point.canonical);
  expect(message).toMatchObject({ purpose: "code", channel: "sms", status: "held" });
  const code = await codeTo(point.canonical);
  const kept = await database().verificationCode.findFirstOrThrow({ where: { contactPointId: point.id } });
  expect(JSON.stringify(kept)).not.toContain(code);
  expect((await readPoints(who, { code: card.code })).points[0]!.codeUntil).not.toBeNull();
  expect(await checkCode(who, { id: point.id, code: ` ${code} ` })).toMatchObject({ proved: true, verified: true });
  expect(await pointOf(point.id)).toMatchObject({ state: "verified", verifiedHow: "code" });
  await expect(checkCode(who, { id: point.id, code })).rejects.toMatchObject({ problem: { key: "conflict.codeNone" } });
});

test("a point that nothing ties to the card is proved and stays claimed", async () => {
  const card = await aCustomer();
  const point = await aPoint(card.id, "email", anEmail());
  const who = await seat();
  await sendCode(who, { id: point.id });
  const told = await checkCode(who, { id: point.id, code: await codeTo(point.canonical) });
  expect(told).toMatchObject({ proved: true, verified: false });
  const [shown] = (await readPoints(who, { code: card.code })).points;
  expect(shown).toMatchObject({ verified: false });
  expect(shown!.provedAt).not.toBeNull();
});

async function both(first: "origin" | "other", minutesApart: number, sameDesk: boolean) {
  const card = await aCustomer();
  const origin = await aPoint(card.id, "mobile", aMobile(), { origin: true });
  const other = await aPoint(card.id, "email", anEmail());
  const desk = await seat();
  const [one, two] = first === "origin" ? [origin, other] : [other, origin];
  await sendCode(desk, { id: one.id });
  await checkCode(desk, { id: one.id, code: await codeTo(one.canonical) });
  const second = sameDesk ? desk : await seat();
  await later(minutesApart, async () => {
    await sendCode(second, { id: two.id });
    await checkCode(second, { id: two.id, code: await codeTo(two.canonical) });
  });
  return (await pointOf(other.id)).state;
}

test("proved in one session with the point that made the card, in either order, it is verified", async () => {
  expect(await both("origin", 1, true)).toBe("verified");
  expect(await both("other", 1, true)).toBe("verified");
});

test("not when it was long ago, or another desk's session", async () => {
  expect(await both("other", 45, true)).toBe("claimed");
  expect(await both("other", 1, false)).toBe("claimed");
});

test("a shared point is never verified by a code", async () => {
  const card = await aCustomer();
  const point = await aPoint(card.id, "mobile", aMobile(), { origin: true, shared: true });
  const who = await seat();
  await sendCode(who, { id: point.id });
  expect(await checkCode(who, { id: point.id, code: await codeTo(point.canonical) })).toMatchObject({
    verified: false,
  });
});

test("five wrong codes and it is over, also for the right one", async () => {
  const point = await aPoint((await aCustomer()).id, "email", anEmail());
  const who = await seat();
  await sendCode(who, { id: point.id });
  const code = await codeTo(point.canonical);
  for (const left of [4, 3, 2, 1, 0])
    await expect(checkCode(who, { id: point.id, code: wrong(code) })).rejects.toMatchObject({
      fields: { code: { key: "code.wrong", params: { left } } },
    });
  await expect(checkCode(who, { id: point.id, code })).rejects.toMatchObject({
    problem: { key: "conflict.codeSpent" },
  });
  expect((await pointOf(point.id)).provedAt).toBeNull();
});

test("thirty wrong tries at once count as thirty, not as one", async () => {
  const point = await aPoint((await aCustomer()).id, "email", anEmail());
  const who = await seat();
  await sendCode(who, { id: point.id });
  const code = await codeTo(point.canonical);
  await Promise.allSettled(Array.from({ length: 12 }, () => checkCode(who, { id: point.id, code: wrong(code) })));
  const kept = await database().verificationCode.findFirstOrThrow({ where: { contactPointId: point.id } });
  expect(kept.tries).toBe(5);
});

test("after ten minutes a code is over", async () => {
  const point = await aPoint((await aCustomer()).id, "email", anEmail());
  const who = await seat();
  await sendCode(who, { id: point.id });
  const code = await codeTo(point.canonical);
  await later(11, () =>
    expect(checkCode(who, { id: point.id, code })).rejects.toMatchObject({ problem: { key: "conflict.codeOver" } }),
  );
});

test("the next code must wait, longer each time, whichever card it is asked from; only the newest counts", async () => {
  const email = anEmail();
  const point = await aPoint((await aCustomer()).id, "email", email, { shared: true });
  const twin = await aPoint((await aCustomer()).id, "email", email, { shared: true });
  const who = await seat();
  await sendCode(who, { id: point.id });
  const first = await codeTo(email);
  await expect(sendCode(who, { id: twin.id })).rejects.toMatchObject({ code: "tooMany" });
  await later(1.1, async () => {
    await sendCode(who, { id: point.id });
    const [older, newer] = await messages(email);
    expect([older!.status, newer!.status]).toEqual(["cancelled", "held"]);
    if ((await codeTo(email)) !== first)
      await expect(checkCode(who, { id: point.id, code: first })).rejects.toMatchObject({ code: "invalid" });
    await checkCode(who, { id: point.id, code: await codeTo(email) });
  });
  await later(2.2, () => expect(sendCode(who, { id: point.id })).rejects.toMatchObject({ code: "tooMany" }));
});

test("no code to a landline, an account or a retired point", async () => {
  const card = await aCustomer();
  const who = await seat("coordinator");
  const landline = await aPoint(card.id, "landline", `+982188${Math.floor(Math.random() * 9e5) + 1e5}`);
  const email = await aPoint(card.id, "email", anEmail());
  await retirePoint(who, { id: email.id, why: "out_of_use" });
  await expect(sendCode(who, { id: landline.id })).rejects.toMatchObject({ problem: { key: "conflict.codeChannel" } });
  await expect(sendCode(who, { id: email.id })).rejects.toMatchObject({ problem: { key: "conflict.pointRetired" } });
});

test("a message by SMS is never handed to the mail server", async () => {
  const point = await aPoint((await aCustomer()).id, "mobile", aMobile());
  await sendCode(await seat(), { id: point.id });
  const [message] = await messages(point.canonical);
  const administrator = await actorOf((await aUser({ administrator: true })).id);
  await expect(retryMessage(administrator, { id: message!.id })).rejects.toMatchObject({ code: "conflict" });
  await database().outboxMessage.update({ where: { id: message!.id }, data: { status: "queued" } });
  await jobs["outbox.deliver"]!({ outboxId: message!.id }, jobContext(1, 5));
  expect((await messages(point.canonical))[0]).toMatchObject({ status: "held", attempts: 0 });
});
