import { expect, test } from "vitest";
import type { PublicActor } from "@/lib/auth/actor";
import { database } from "@/lib/kernel/database";
import { closeByCustomer } from "@/lib/requests/close-by-customer";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { aCustomer, aRequest } from "@/tests/support/factories";

const asked = (requestId: string): PublicActor => ({ kind: "public", tracked: { requestId, keyNamed: true } });
const card = async (id: string) => {
  const { satisfactionSum, satisfactionCount } = await database().customer.findUniqueOrThrow({ where: { id } });
  return [satisfactionSum, satisfactionCount];
};

test("what a customer says when he closes is kept with the request and on his card", async () => {
  const customer = await aCustomer();
  const [first, second, third] = [
    await aRequest({ customerId: customer.id }),
    await aRequest({ customerId: customer.id }),
    await aRequest({ customerId: customer.id }),
  ];
  await closeByCustomer(asked(first.id), { satisfaction: "5" });
  await closeByCustomer(asked(second.id), { satisfaction: 2 });
  await closeByCustomer(asked(third.id), {});
  expect(await card(customer.id)).toEqual([7, 2]);
  expect(await database().request.findUniqueOrThrow({ where: { id: third.id } })).toMatchObject({ satisfaction: null });
});

test("who closes again after writing counts once, with his last word", async () => {
  const customer = await aCustomer();
  const request = await aRequest({ customerId: customer.id });
  await closeByCustomer(asked(request.id), { satisfaction: 4 });
  await writeToRequest(asked(request.id), { body: "دوباره خراب شد" });
  await closeByCustomer(asked(request.id), { satisfaction: 1 });
  expect(await card(customer.id)).toEqual([1, 1]);
});

test.each([0, 6, "x", 2.5])("%j is no satisfaction", async (satisfaction) => {
  const request = await aRequest();
  await expect(closeByCustomer(asked(request.id), { satisfaction: satisfaction as never })).rejects.toMatchObject({
    code: "invalid",
    fields: { satisfaction: expect.anything() },
  });
  expect((await database().request.findUniqueOrThrow({ where: { id: request.id } })).status).toBe("new");
});
