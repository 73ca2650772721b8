import { expect, test } from "vitest";
import { POST } from "@/app/api/v1/requests/route";
import { newId, sha256 } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { recall } from "@/lib/web/token";
import { call } from "@/tests/api/call";
import { office, tokenOf } from "@/tests/support/office";

const ask = (token: string, body: object = {}, key?: string) =>
  call(POST, {
    token,
    body: { channel: "phone", subject: "پرسش", body: "متن", customer: {}, ...body },
    ...(key ? { key } : {}),
  });
const knows = (token: string) => recall(new Headers({ authorization: `Bearer ${token}` })) !== undefined;
const events = (requestId: string) => database().event.findMany({ where: { requestId } });

/** A token that has been read before, so that it is known without reading it. */
async function knownToken(token: string): Promise<string> {
  expect((await ask(token)).status).toBe(201);
  expect(knows(token), "it was read a moment ago").toBe(true);
  return token;
}

test("a known token still does what it may, and is still known", async () => {
  const token = await knownToken((await office()).coordinator.token);
  expect((await ask(token)).status).toBe(201);
  expect(knows(token)).toBe(true);
});

test("revoked, expired or of a deactivated user: a known token ends at its next call, and nothing is written", async () => {
  const ended = async (end: (hash: string, userId: string) => Promise<unknown>) => {
    const who = (await office()).coordinator;
    const token = await knownToken(who.token);
    await end(sha256(token), who.userId);
    const before = await database().request.count();
    const key = newId();
    expect([
      (await ask(token)).status,
      (await ask(token, {}, key)).status,
      (await ask(token, { subject: "" })).status,
    ]).toEqual([401, 401, 401]);
    expect(await database().request.count()).toBe(before);
  };
  await ended((hash) => database().apiToken.update({ where: { hash }, data: { revokedAt: new Date() } }));
  await ended((hash) => database().apiToken.update({ where: { hash }, data: { expiresAt: new Date(0) } }));
  await ended((_, id) => database().user.update({ where: { id }, data: { active: false } }));
});

test("who lost his last seat may not go on with a known token; who got another acts from it", async () => {
  const { coordinator, officer } = await office();
  const token = await knownToken(coordinator.token);
  await database().positionHolder.updateMany({ where: { userId: coordinator.userId }, data: { until: new Date() } });
  expect((await ask(token)).status).toBe(403);

  const other = await knownToken(officer.token);
  await database().positionHolder.updateMany({ where: { userId: officer.userId }, data: { until: new Date() } });
  await database().positionHolder.create({
    data: { id: newId(), positionId: coordinator.positionId, userId: officer.userId, from: new Date() },
  });
  const told = await ask(other);
  expect(told.status).toBe(201);
  expect((await events(told.body.id)).every((e) => e.positionId === coordinator.positionId)).toBe(true);
});

test("a wrong field is named to a known form as ever", async () => {
  const token = await knownToken(await tokenOf(null));
  expect((await ask(token, { subject: "" })).status).toBe(422);
  expect((await ask(token)).status).toBe(201);
});
