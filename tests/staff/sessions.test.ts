import { afterAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { hashPassword } from "@/lib/base/password";
import { closeDatabase, database } from "@/lib/kernel/database";
import { changePassword } from "@/lib/staff/change-password";
import { closeSession } from "@/lib/staff/close-session";
import { deactivateUser } from "@/lib/staff/deactivate-user";
import { openSession } from "@/lib/staff/open-session";
import { readSession, readToken } from "@/lib/staff/queries";
import { resetPassword } from "@/lib/staff/reset-password";
import { user } from "@/tests/support/office";

afterAll(closeDatabase);

const PUBLIC = { kind: "public" } as const;
const RIGHT = "کوه دماوند ۵۶۱۰";
const HOUR = 3_600_000;
const later = <T>(ms: number, work: () => T) => clock.at(new Date(Date.now() + ms), work);

async function someone() {
  const { userId, token } = await user();
  const { email } = await database().user.update({
    where: { id: userId },
    data: { passwordHash: await hashPassword(RIGHT) },
  });
  return { userId, email, token };
}
async function enter(email: string, password = RIGHT): Promise<string> {
  const result = await openSession(PUBLIC, { email, password, address: `192.0.2.${Math.floor(Math.random() * 250)}` });
  if (result.kind !== "opened") throw new Error(result.kind);
  return result.sessionId;
}
const who = async (sessionId: string) => (await readSession(PUBLIC, { sessionId }))?.actor ?? null;
const administrator = (): Promise<UserActor> => user({ administrator: true }).then(actorOf);
const actorOf = ({ userId, name }: { userId: string; name: string }): UserActor => ({
  kind: "user",
  userId,
  name,
  email: "",
  administrator: true,
  manager: false,
  seats: [],
});

test("after sign-out a copied cookie names nobody", async () => {
  const { email } = await someone();
  const sessionId = await enter(email);
  await closeSession((await who(sessionId))!, {});
  expect(await who(sessionId)).toBeNull();
});

test("nobody closes the session of another", async () => {
  const mine = await enter((await someone()).email);
  const other = await enter((await someone()).email);
  await expect(closeSession((await who(mine))!, { sessionId: other })).rejects.toMatchObject({ code: "notFound" });
  expect(await who(other)).not.toBeNull();
});

test("a changed password ends every other session and keeps this one", async () => {
  const { email } = await someone();
  const [here, there] = [await enter(email), await enter(email)];
  const password = "رود کارون پرآب است";
  const change = (current: string) =>
    who(here).then((me) => changePassword(me!, { current, password, repeat: password }));
  expect(await change("wrong")).toEqual({ kind: "wrong" });
  expect(await who(there)).not.toBeNull();
  expect(await change(RIGHT)).toEqual({ kind: "changed" });
  expect(await who(here)).not.toBeNull();
  expect(await who(there)).toBeNull();
  await expect(enter(email)).rejects.toThrow("wrong");
  expect(await who(await enter(email, password))).not.toBeNull();
});

test("guessing the present password from a left-open desk is slowed down", async () => {
  const { email } = await someone();
  const me = (await who(await enter(email)))!;
  const guess = (current: string) =>
    changePassword(me, { current, password: "رود کارون پرآب", repeat: "رود کارون پرآب" });
  for (let i = 0; i < 5; i++) expect((await guess(`g${i}`)).kind).toBe("wrong");
  expect((await guess(RIGHT)).kind).toBe("wait");
});

test("deactivation ends sessions and tokens at once", async () => {
  const { email, userId, token } = await someone();
  const sessionId = await enter(email);
  expect((await readToken(PUBLIC, { secret: token }))?.actor).toMatchObject({ userId });
  await deactivateUser(await administrator(), { id: userId });
  expect(await who(sessionId)).toBeNull();
  expect(await readToken(PUBLIC, { secret: token })).toBeNull();
  await expect(enter(email)).rejects.toThrow("wrong");
});

test("a session ends after 12 idle hours, and after 14 days however busy", async () => {
  const { email } = await someone();
  const idle = await enter(email);
  expect(await later(11.9 * HOUR, () => who(idle))).not.toBeNull();
  expect(await later(23 * HOUR, () => who(idle))).not.toBeNull();
  expect(await later(36 * HOUR, () => who(idle))).toBeNull();
  const busy = await enter(email);
  for (let hour = 10; hour < 14 * 24; hour += 10) expect(await later(hour * HOUR, () => who(busy))).not.toBeNull();
  expect(await later(14 * 24 * HOUR + 1000, () => who(busy))).toBeNull();
});

test("a temporary password lets in once, within a day, and ends what was open", async () => {
  const { email, userId } = await someone();
  const before = await enter(email);
  const { password } = await resetPassword(await administrator(), { id: userId });
  expect(await who(before)).toBeNull();
  await expect(later(25 * HOUR, () => enter(email, password))).rejects.toThrow("wrong");
  const sessionId = await enter(email, password);
  expect((await readSession(PUBLIC, { sessionId }))?.preferences.temporary).toBeDefined();
  await expect(enter(email, password)).rejects.toThrow("wrong");
  const own = "رود کارون پرآب است";
  await changePassword((await who(sessionId))!, { current: password, password: own, repeat: own });
  expect((await readSession(PUBLIC, { sessionId }))?.preferences.temporary).toBeUndefined();
});
