import { afterAll, describe, expect, test } from "vitest";
import type { Actor, UserActor } from "@/lib/auth/actor";
import { newId, sha256 } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { activateUser } from "@/lib/staff/activate-user";
import { changeSetting } from "@/lib/staff/change-setting";
import { createDepartment } from "@/lib/staff/create-department";
import { createPosition } from "@/lib/staff/create-position";
import { createToken } from "@/lib/staff/create-token";
import { createUser } from "@/lib/staff/create-user";
import { deactivateUser } from "@/lib/staff/deactivate-user";
import { endSubstitute } from "@/lib/staff/end-substitute";
import { holdPosition } from "@/lib/staff/hold-position";
import { company, listTokens, listUsers, readSettings, readToken } from "@/lib/staff/queries";
import { resetPassword } from "@/lib/staff/reset-password";
import { revokeToken } from "@/lib/staff/revoke-token";
import { setSubstitute } from "@/lib/staff/set-substitute";
import { updateDepartment } from "@/lib/staff/update-department";
import { updatePosition } from "@/lib/staff/update-position";
import { updateUser } from "@/lib/staff/update-user";
import { vacatePosition } from "@/lib/staff/vacate-position";
import { customer, office, requestOf, seated, user } from "@/tests/support/office";

afterAll(closeDatabase);

const PUBLIC: Actor = { kind: "public" };
const asActor = (who: { userId: string; name: string }, more: Partial<UserActor> = {}): UserActor => {
  return { kind: "user", email: "", administrator: false, manager: false, seats: [], ...who, ...more };
};
const administrator = async () => asActor(await user({ administrator: true }), { administrator: true });
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (e) => e.problem?.key ?? e,
  );

describe("the last active administrator", () => {
  test("can neither be shut out nor lose the role", async () => {
    await database().user.updateMany({ data: { administrator: false } });
    const last = await user({ administrator: true });
    await user({ administrator: true, active: false });
    const admin = asActor(last, { administrator: true });
    const row = await database().user.findUniqueOrThrow({ where: { id: last.userId } });
    const key = "settings.problems.lastAdministrator";
    expect(await problemOf(deactivateUser(admin, { id: last.userId }))).toBe(key);
    expect(await problemOf(updateUser(admin, { id: row.id, name: row.name, email: row.email }))).toBe(key);
    expect(
      await problemOf(updateUser(admin, { id: row.id, name: "نام تازه", email: row.email, administrator: true })),
    ).toBe("accepted");
  });

  test("two who shut each other out at the same moment: one stays", async () => {
    for (let round = 0; round < 5; round++) {
      await database().user.updateMany({ data: { administrator: false } });
      const [a, b] = [await user({ administrator: true }), await user({ administrator: true })];
      const by = (who: typeof a) => asActor(who, { administrator: true });
      await Promise.allSettled([deactivateUser(by(a), { id: b.userId }), deactivateUser(by(b), { id: a.userId })]);
      expect(await database().user.count({ where: { administrator: true, active: true } })).toBe(1);
    }
  });
});

test("a new colleague gets a temporary password once; the list never shows a hash", async () => {
  const admin = await administrator();
  const email = `${newId()}@firm.test`;
  const { id, password } = await createUser(admin, { name: "مینا", email: email.toUpperCase() });
  expect(password.length).toBeGreaterThan(11);
  const listed = (await listUsers(admin, {})).find((u) => u.id === id);
  expect(listed).toMatchObject({ email, temporary: "waiting", seats: [] });
  expect(JSON.stringify(await listUsers(admin, {}), (_, v) => (typeof v === "bigint" ? String(v) : v))).not.toMatch(
    /argon2/,
  );
  await expect(createUser(admin, { name: "دیگری", email })).rejects.toMatchObject({
    fields: { email: { key: "settings.problems.emailTaken" } },
  });
});

test("shutting a colleague out empties his seats; letting him in gives none back", async () => {
  const admin = await administrator();
  const { officer } = await office();
  await deactivateUser(admin, { id: officer.userId });
  expect(await database().positionHolder.count({ where: { userId: officer.userId, until: null } })).toBe(0);
  expect(await database().event.count({ where: { type: "position.vacated", subjectId: officer.positionId } })).toBe(1);
  await activateUser(admin, { id: officer.userId });
  expect(await database().positionHolder.count({ where: { userId: officer.userId, until: null } })).toBe(0);
});

test("a stale form changes nothing", async () => {
  const admin = await administrator();
  const { id } = await createDepartment(admin, { name: `واحد ${newId()}` });
  await updateDepartment(admin, { id, name: `تازه ${id}`, active: true, version: 1 });
  expect(await problemOf(updateDepartment(admin, { id, name: `کهنه ${id}`, active: true, version: 1 }))).toBe("stale");
});

test("a department has a signature until its form comes without one", async () => {
  const admin = await administrator();
  const { id } = await createDepartment(admin, { name: `واحد ${newId()}` });
  const save = async (signature: string) => {
    await updateDepartment(admin, { id, name: id, active: true, signature });
    return (await database().department.findUniqueOrThrow({ where: { id } })).signature;
  };
  expect(await save("با احترام\nفروش")).toBe("با احترام\nفروش");
  expect(await save(" ")).toBeNull();
});

test("what still has work cannot be closed", async () => {
  const admin = await administrator();
  const { support, officer, coordinator, sales } = await office();
  const request = await requestOf((await customer()).id);
  const now = new Date();
  const sent = { requestId: request.id, purpose: "action" as const, instruction: "بررسی", sentAt: now };
  const from = { fromPositionId: coordinator.positionId, fromUserId: coordinator.userId };
  const queued = await database().referral.create({ data: { id: newId(), ...sent, ...from, toDepartmentId: support } });
  const to = { toPositionId: officer.positionId, holderPositionId: officer.positionId };
  const held = await database().referral.create({ data: { id: newId(), ...sent, ...from, ...to } });
  const closeDepartment = () => problemOf(updateDepartment(admin, { id: support, name: `واحد ${support}` }));
  const close = (id: string) => problemOf(updatePosition(admin, { id, title: `سمت ${id}`, role: "officer" }));
  const end = (id: string) => database().referral.update({ where: { id }, data: { status: "answered", endedAt: now } });

  expect(await close(officer.positionId)).toBe("settings.problems.positionHeld");
  await vacatePosition(admin, { positionId: officer.positionId });
  expect(await close(officer.positionId)).toBe("settings.problems.positionHasReferrals");
  await end(held.id);
  expect(await close(officer.positionId)).toBe("accepted");
  expect(await closeDepartment()).toBe("settings.problems.departmentHasPositions");
  await database().position.updateMany({ where: { departmentId: support }, data: { active: false } });
  expect(await closeDepartment()).toBe("settings.problems.departmentHasReferrals");
  await end(queued.id);
  expect(await closeDepartment()).toBe("accepted");

  const desk = await seated("coordinator", sales);
  await vacatePosition(admin, { positionId: desk.positionId });
  await database().request.update({ where: { id: request.id }, data: { ownerPositionId: desk.positionId } });
  expect(await close(desk.positionId)).toBe("settings.problems.positionOwnsRequests");
});

test("a token's secret is shown once and kept as a hash; revoked, it names nobody", async () => {
  const admin = await administrator();
  const { id, secret } = await createToken(admin, { name: "فرم وب‌گاه" });
  const row = await database().apiToken.findUniqueOrThrow({ where: { id } });
  expect(row.hash).toBe(sha256(secret));
  expect(JSON.stringify(await listTokens(admin, {}))).not.toContain(row.hash);
  expect((await readToken(PUBLIC, { secret }))?.actor).toEqual({ kind: "form", tokenId: id });
  await revokeToken(admin, { id });
  expect(await readToken(PUBLIC, { secret })).toBeNull();
  const events = await database().event.findMany({
    where: { subjectType: "token", subjectId: id },
    orderBy: { id: "asc" },
  });
  expect(events.map((e) => e.type)).toEqual(["token.created", "token.revoked"]);
});

test("a setting shows at once and its event has before and after", async () => {
  const admin = await administrator();
  await changeSetting(admin, { key: "silenceDays", value: "۹" });
  await changeSetting(admin, { key: "silenceDays", value: 12 });
  expect((await readSettings(admin, {})).silenceDays).toBe(12);
  await changeSetting(admin, { key: "company", value: { name: "زلال", colour: "#AA5500" } });
  expect(await company(PUBLIC, {})).toMatchObject({ name: "زلال", colour: "#aa5500" });
  const event = await database().event.findFirst({ where: { subjectId: "silenceDays" }, orderBy: { id: "desc" } });
  expect(event).toMatchObject({ type: "setting.changed", before: 9, after: 12, userId: admin.userId });
  await expect(changeSetting(admin, { key: "areaCode", value: "21" })).rejects.toMatchObject({ code: "invalid" });
});

test("who may change the house: the administrator alone", async () => {
  const { support, officer } = await office();
  const other = await user();
  const person = await database().user.findUniqueOrThrow({ where: { id: other.userId } });
  const substitution = await database().substitution.create({
    data: {
      id: newId(),
      positionId: officer.positionId,
      userId: other.userId,
      from: new Date(),
      until: new Date(Date.now() + 1e8),
      createdAt: new Date(),
    },
  });
  const token = await database().apiToken.findFirstOrThrow({ where: { userId: other.userId } });
  const id = other.userId;
  const position = { positionId: officer.positionId };
  const span = { from: new Date(Date.now() + 2e8), until: new Date(Date.now() + 3e8) };
  const acts: Record<string, (actor: Actor) => Promise<unknown>> = {
    createUser: (a) => createUser(a, { name: "الف", email: `${newId()}@firm.test` }),
    updateUser: (a) => updateUser(a, { id, name: "ب", email: person.email }),
    resetPassword: (a) => resetPassword(a, { id }),
    createDepartment: (a) => createDepartment(a, { name: newId() }),
    updateDepartment: (a) => updateDepartment(a, { id: support, name: newId(), active: true }),
    createPosition: (a) => createPosition(a, { departmentId: support, title: newId(), role: "officer" }),
    updatePosition: (a) => updatePosition(a, { id: officer.positionId, title: newId(), role: "officer", active: true }),
    setSubstitute: (a) => setSubstitute(a, { ...position, ...span, userId: id }),
    endSubstitute: (a) => endSubstitute(a, { id: substitution.id }),
    holdPosition: (a) => holdPosition(a, { ...position, userId: id }),
    vacatePosition: (a) => vacatePosition(a, position),
    createToken: (a) => createToken(a, { name: "کلید" }),
    revokeToken: (a) => revokeToken(a, { id: token.id }),
    changeSetting: (a) => changeSetting(a, { key: "silenceDays", value: 7 }),
    readSettings: (a) => readSettings(a, {}),
    listUsers: (a) => listUsers(a, {}),
    deactivateUser: (a) => deactivateUser(a, { id }),
    activateUser: (a) => activateUser(a, { id }),
  };
  const seat = { positionId: newId(), title: "", departmentId: support, departmentName: "", how: "holder" as const };
  const colleagues = [
    asActor(other, { manager: true }),
    asActor(other, { seats: [{ ...seat, role: "coordinator" }] }),
    asActor(other, { seats: [{ ...seat, role: "department_manager" }] }),
  ];
  const admin = await administrator();
  for (const [name, act] of Object.entries(acts)) {
    for (const actor of colleagues) await expect(act(actor), name).rejects.toMatchObject({ code: "forbidden" });
    for (const actor of [PUBLIC, { kind: "form", tokenId: token.id } as const])
      await expect(act(actor), name).rejects.toMatchObject({ code: "notFound" });
    expect(await problemOf(act(admin)), name).toBe("accepted");
  }
});
