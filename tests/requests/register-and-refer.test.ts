import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { readRequest } from "@/lib/requests/queries";
import { registerAndRefer } from "@/lib/requests/register-and-refer";
import { aDesk, type Person, refused } from "./desk";

type Input = Parameters<typeof registerAndRefer>[1];
const form = (to: Person, more: Partial<Input> = {}): Input => ({
  ...{ channel: "phone", subject: `ثبت و ارجاع ${newId()}`, body: "از صبح قطع است" },
  referral: { to: { positionId: to.positionId }, purpose: "examine", instruction: "لطفاً ببینید" },
  ...more,
});

test("one press registers and refers, each with its own event", async () => {
  const { coordinator, officer } = await aDesk();
  const done = await registerAndRefer(coordinator.actor, form(officer));
  expect(done).toMatchObject({ status: "referred", repeated: false });
  expect(done.registration?.number).toBeGreaterThan(0);
  const request = await readRequest(officer.actor, { number: done.number });
  expect(request).toMatchObject({ status: "referred", ownerPositionId: coordinator.positionId });
  expect(request.referrals).toHaveLength(1);
  expect(request.referrals[0]).toMatchObject({
    ...{ status: "sent", purpose: "examine", instruction: "لطفاً ببینید" },
    to: { positionId: officer.positionId },
  });
  const events = await database().event.findMany({ where: { requestId: done.id }, orderBy: { id: "asc" } });
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(["request.submitted", "request.referred"]));
});

test("where the referral is refused nothing is registered, no number is used, and the field of the form is named", async () => {
  const { coordinator, officer } = await aDesk();
  const { registration: before } = await registerAndRefer(coordinator.actor, form(officer));
  const wrong = async (more: Partial<Input>, referral: Partial<Input["referral"]> = {}) => {
    const whole = form(officer, more);
    const input = { ...whole, referral: { ...whole.referral, ...referral } };
    return (await refused(() => registerAndRefer(coordinator.actor, input), "invalid")).fields;
  };
  expect(await wrong({}, { to: { positionId: newId() } })).toEqual({
    "referral.to.positionId": { key: "referral.unknownTarget" },
  });
  expect(await wrong({}, { dueAt: "2020-01-01T08:00:00Z" })).toEqual({ "referral.dueAt": { key: "deadline.past" } });
  expect(Object.keys(await wrong({}, { instruction: "" }))).toEqual(["referral.instruction"]);
  expect(Object.keys(await wrong({ customer: { phone: "12" } }))).toEqual(["customer.phone"]);
  const { registration: after } = await registerAndRefer(coordinator.actor, form(officer));
  expect(after).toEqual({ year: before!.year, number: before!.number + 1 });
});

test("pressed twice it is one request with one referral", async () => {
  const { coordinator, officer } = await aDesk();
  const once = form(officer, { externalId: newId() });
  const answers = await Promise.all([
    registerAndRefer(coordinator.actor, once),
    registerAndRefer(coordinator.actor, once),
  ]);
  expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
  expect(answers.filter(({ repeated }) => repeated)).toHaveLength(1);
  expect(await database().referral.count({ where: { requestId: answers[0]!.id } })).toBe(1);
});

test("who does not coordinate registers alone", async () => {
  const { officer, colleague, manager } = await aDesk();
  for (const actor of [colleague.actor, manager])
    await refused(() => registerAndRefer(actor, form(officer)), "forbidden");
});
