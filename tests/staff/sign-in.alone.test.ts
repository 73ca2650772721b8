import { verify } from "@node-rs/argon2";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { hashPassword } from "@/lib/base/password";
import { closeDatabase, database } from "@/lib/kernel/database";
import { openSession } from "@/lib/staff/open-session";
import { readSession } from "@/lib/staff/queries";
import { user } from "@/tests/support/office";

// The real one, with a counter around it: how often it works is what makes an unknown account look like a known one.
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

afterAll(closeDatabase);
beforeEach(() => void vi.mocked(verify).mockClear());

const PUBLIC = { kind: "public" } as const;
const RIGHT = "کوه دماوند ۵۶۱۰";
let hosts = 0;
const newAddress = () => `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.${hosts++ % 250}`;

async function someone(more: { active?: boolean } = {}) {
  const { userId } = await user(more);
  const passwordHash = await hashPassword(RIGHT);
  return database().user.update({ where: { id: userId }, data: { passwordHash } });
}
const enter = (email: string, password: string, address: string) => openSession(PUBLIC, { email, password, address });
const kinds = (results: { kind: string }[]) => results.map((r) => r.kind);

async function guesses(email: string, address: string, times: number) {
  const results = [];
  for (let i = 0; i < times; i++) results.push(await enter(email, `wrong ${i}`, address));
  return results;
}

test("the right password opens a session, whatever the case of the address", async () => {
  const { email, id } = await someone();
  const result = await enter(` ${email.toUpperCase()} `, RIGHT, newAddress());
  if (result.kind !== "opened") throw new Error(result.kind);
  expect((await readSession(PUBLIC, { sessionId: result.sessionId }))?.actor).toMatchObject({
    kind: "user",
    userId: id,
  });
});

test("known and unknown accounts: the same answers after the same work", async () => {
  const { email } = await someone();
  const known = await guesses(email, newAddress(), 7);
  const calls = vi.mocked(verify).mock.calls.length;
  const unknown = await guesses(`${newId()}@nowhere.test`, newAddress(), 7);
  expect(kinds(known)).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong", "wait", "wait"]);
  expect(unknown.map((r) => ({ ...r, seconds: 0 }))).toEqual(known.map((r) => ({ ...r, seconds: 0 })));
  expect(calls).toBe(5);
  expect(vi.mocked(verify).mock.calls.length).toBe(10);
});

test("one verification for a deactivated account with the right password too, and the same answer", async () => {
  const { email } = await someone({ active: false });
  expect(await enter(email, RIGHT, newAddress())).toEqual({ kind: "wrong" });
  expect(verify).toHaveBeenCalledTimes(1);
});

test("while it waits even the right password is not tried; another address is not held up", async () => {
  const { email } = await someone();
  const address = newAddress();
  await guesses(email, address, 5);
  vi.mocked(verify).mockClear();
  const held = await enter(email, RIGHT, address);
  expect(held.kind).toBe("wait");
  expect(verify).not.toHaveBeenCalled();
  expect((await enter(email, RIGHT, newAddress())).kind).toBe("opened");
});

test("the wait ends, and grows with each further wrong guess", async () => {
  const { email } = await someone();
  const address = newAddress();
  const begin = Date.now();
  const at = (seconds: number, password: string) =>
    clock.at(new Date(begin + seconds * 1000), () => enter(email, password, address));
  for (let i = 0; i < 5; i++) await at(0, "wrong one");
  expect(await at(1, RIGHT)).toEqual({ kind: "wait", seconds: 29 });
  expect((await at(31, "wrong two")).kind).toBe("wrong");
  expect(await at(32, RIGHT)).toEqual({ kind: "wait", seconds: 59 });
  expect((await at(92, RIGHT)).kind).toBe("opened");
  expect(kinds([await at(93, "wrong"), await at(93, "wrong"), await at(93, RIGHT)])).toEqual([
    "wrong",
    "wrong",
    "opened",
  ]);
});

test("thirty guesses at once get no more tries than thirty one after the other", async () => {
  const { email } = await someone();
  const address = newAddress();
  const results = await Promise.all(Array.from({ length: 30 }, (_, i) => enter(email, `guess ${i}`, address)));
  expect(results.filter((r) => r.kind === "wrong")).toHaveLength(5);
  expect(verify).toHaveBeenCalledTimes(5);
});

test("many accounts from one address are slowed down together", async () => {
  const address = newAddress();
  const results = [];
  for (let i = 0; i < 45; i++) results.push(await enter(`${newId()}@nowhere.test`, "123456", address));
  expect(kinds(results).lastIndexOf("wrong")).toBe(39);
  expect(kinds(results).at(-1)).toBe("wait");
}, 40_000);

test("a refusal is an event that keeps what was typed apart", async () => {
  const { email, id } = await someone();
  await enter(email, "wrong", newAddress());
  const event = await database().event.findFirstOrThrow({
    where: { type: "session.refused", subjectId: id },
    include: { detail: true },
  });
  expect(event.after).toEqual({ reason: "password" });
  expect(event.detail?.values).toMatchObject({ email });
  expect(JSON.stringify(event.detail?.values)).not.toContain("wrong");
});
