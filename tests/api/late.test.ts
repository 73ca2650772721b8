import { expect, test } from "vitest";
import * as late from "@/app/api/v1/reports/late/route";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { aCustomer, aReferral } from "@/tests/support/factories";
import { office, requestOf, user } from "@/tests/support/office";

const DAY = 86_400_000;

test("what is late is listed by API, the longest first; a head sees his department's, officers nothing", async () => {
  const { coordinator, officer, head, support } = await office();
  const started = new Date(Date.now() - 60 * DAY);
  const numbers: number[] = [];
  for (const days of [30, 40, 50]) {
    const { id: requestId, number } = await requestOf((await aCustomer()).id);
    const { id: referralId } = await aReferral({
      ...{ requestId, fromPositionId: coordinator.positionId, fromUserId: coordinator.userId },
      ...{ toPositionId: officer.positionId, status: "accepted" },
    });
    const times = { startedAt: started, runningFrom: started, dueAt: new Date(Date.now() - days * DAY) };
    await database().clock.create({
      data: { id: newId(), requestId, referralId, kind: "hop", departmentId: support, ...times },
    });
    numbers.push(number);
  }
  const token = head.token;
  const query = `?departmentId=${support}&limit=2`;
  const first = await call(late.GET, { token, query });
  expect(first.body.items.map((one: { number: number }) => one.number)).toEqual([numbers[2], numbers[1]]);
  expect(first.body.items[0]).toMatchObject({ clock: "hop", person: officer.name, lateSeconds: expect.any(Number) });
  const second = await call(late.GET, { token, query: `${query}&cursor=${first.body.nextCursor}` });
  expect(second.body).toMatchObject({ items: [{ number: numbers[0] }], nextCursor: null });
  const manager = await user({ manager: true });
  expect((await call(late.GET, { token: manager.token, query })).body.items).toHaveLength(2);
  expect((await call(late.GET, { token: officer.token })).status).toBe(403);
  expect((await call(late.GET, { token, query: "?before=x" })).status).toBe(400);
});
