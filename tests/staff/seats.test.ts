import { afterAll, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { endSubstitute } from "@/lib/staff/end-substitute";
import { holdPosition } from "@/lib/staff/hold-position";
import { directory } from "@/lib/staff/queries";
import { setPresence } from "@/lib/staff/set-presence";
import { setSubstitute } from "@/lib/staff/set-substitute";
import { loadActor } from "@/lib/staff/store";
import { vacatePosition } from "@/lib/staff/vacate-position";
import { type Office, office, user } from "@/tests/support/office";

afterAll(closeDatabase);

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
const administrator = async (): Promise<UserActor> => {
  const { userId, name } = await user({ administrator: true });
  return { kind: "user", userId, name, email: "", administrator: true, manager: false, seats: [] };
};
const seatsOf = async (userId: string, at = new Date()) =>
  (await loadActor(database() as unknown as Db, userId, at))?.seats.map(({ positionId, how, forUserId }) => ({
    positionId,
    how,
    forUserId,
  }));

/** The officer's seat is lent to the stranger, of another department, for five days from tomorrow. */
async function lent(house: Office, admin: UserActor) {
  const { officer, stranger } = house;
  const input = { positionId: officer.positionId, userId: stranger.userId, from: inDays(1), until: inDays(6) };
  return { ...input, id: (await setSubstitute(admin, input)).id };
}

test("a substitute has the seat between the two moments, in the holder's name, and not a minute longer", async () => {
  const house = await office();
  const { officer, stranger } = house;
  const { from, until } = await lent(house, await administrator());
  const own = { positionId: stranger.positionId, how: "holder", forUserId: undefined };
  const borrowed = { positionId: officer.positionId, how: "substitute", forUserId: officer.userId };
  expect(await seatsOf(stranger.userId)).toEqual([own]);
  expect(await seatsOf(stranger.userId, from)).toEqual([own, borrowed]);
  expect(await seatsOf(stranger.userId, new Date(until.getTime() - 1))).toEqual([own, borrowed]);
  expect(await seatsOf(stranger.userId, until)).toEqual([own]);
  expect(await seatsOf(officer.userId, from)).toMatchObject([{ positionId: officer.positionId, how: "holder" }]);
});

test("an ended substitution is over at once", async () => {
  const house = await office();
  const admin = await administrator();
  const { id } = await lent(house, admin);
  await clock.at(inDays(2), () => endSubstitute(admin, { id }));
  expect(await seatsOf(house.stranger.userId, inDays(3))).toHaveLength(1);
});

test("no chains: a substitute of the substitute gets the substitute's own seat only", async () => {
  const house = await office();
  const admin = await administrator();
  await lent(house, admin);
  const { stranger, colleague } = house;
  const span = { from: inDays(1), until: inDays(6) };
  await setSubstitute(admin, { positionId: stranger.positionId, userId: colleague.userId, ...span });
  const seats = await seatsOf(colleague.userId, inDays(2));
  expect(seats?.map((s) => s.positionId).sort()).toEqual([colleague.positionId, stranger.positionId].sort());
});

test("a seat with no holder cannot be lent on, even while somebody stands in", async () => {
  const house = await office();
  const admin = await administrator();
  await lent(house, admin);
  const { officer, colleague } = house;
  await vacatePosition(admin, { positionId: officer.positionId });
  const input = { positionId: officer.positionId, userId: colleague.userId, from: inDays(10), until: inDays(12) };
  await expect(setSubstitute(admin, input)).rejects.toMatchObject({
    code: "conflict",
    problem: { key: "settings.problems.seatNotHeld" },
  });
});

test("what a substitution must not be", async () => {
  const house = await office();
  const admin = await administrator();
  await lent(house, admin);
  const { officer, colleague } = house;
  const gone = await user({ active: false });
  const good = { positionId: officer.positionId, userId: colleague.userId, from: inDays(7), until: inDays(9) };
  const refused = (change: object) =>
    setSubstitute(admin, { ...good, ...change }).then(
      () => "accepted",
      (e) => ({ ...e.fields, code: e.code }),
    );
  expect(await refused({ from: inDays(5) })).toMatchObject({ from: { key: "settings.problems.substitutionOverlaps" } });
  expect(await refused({ from: inDays(0), until: inDays(20) })).toMatchObject({ code: "invalid" });
  expect(await refused({ until: inDays(6.5) })).toMatchObject({ until: { key: "settings.problems.endsBeforeStart" } });
  expect(await refused({ from: inDays(-9), until: inDays(-8) })).toMatchObject({ until: { key: "date.past" } });
  expect(await refused({ from: "never" })).toMatchObject({ code: "invalid", from: expect.anything() });
  expect(await refused({ userId: officer.userId })).toMatchObject({
    userId: { key: "settings.problems.ownSubstitute" },
  });
  expect(await refused({ userId: gone.userId })).toMatchObject({ userId: { key: "settings.problems.unknownUser" } });
  expect(await refused({ positionId: newId() })).toMatchObject({ code: "notFound" });
  expect(await refused({ from: inDays(6) })).toBe("accepted");
});

test("two substitutes for the same days, set at once: one is set", async () => {
  const house = await office();
  const admin = await administrator();
  const { officer, colleague, stranger } = house;
  const span = { positionId: officer.positionId, from: inDays(1), until: inDays(3) };
  const both = await Promise.allSettled(
    [colleague, stranger].map(({ userId }) => setSubstitute(admin, { ...span, userId })),
  );
  expect(both.map((b) => b.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a vacant seat shows to the department's manager, not to one who stands in for him, nor while somebody stands in there", async () => {
  const house = await office();
  const admin = await administrator();
  const { officer, colleague, head, stranger } = house;
  expect(await seatsOf(head.userId)).toEqual([{ positionId: head.positionId, how: "holder", forUserId: undefined }]);
  await setSubstitute(admin, {
    positionId: colleague.positionId,
    userId: stranger.userId,
    from: inDays(2),
    until: inDays(3),
  });
  await vacatePosition(admin, { positionId: officer.positionId });
  await vacatePosition(admin, { positionId: colleague.positionId });
  const vacant = async (at: Date) =>
    (await seatsOf(head.userId, at))?.filter((s) => s.how === "vacant").map((s) => s.positionId);
  expect((await vacant(new Date()))?.sort()).toEqual([officer.positionId, colleague.positionId].sort());
  expect(await vacant(inDays(2.5))).toEqual([officer.positionId]);
  await setSubstitute(admin, {
    positionId: head.positionId,
    userId: stranger.userId,
    from: inDays(4),
    until: inDays(5),
  });
  expect((await seatsOf(stranger.userId, inDays(4.5)))?.map((s) => s.how).sort()).toEqual(["holder", "substitute"]);
});

test("a successor gets the seat, the former holder loses it, and history is kept", async () => {
  const house = await office();
  const admin = await administrator();
  const { officer, colleague } = house;
  const swap = { positionId: officer.positionId, userId: colleague.userId };
  await Promise.all([holdPosition(admin, swap), holdPosition(admin, swap)]);
  expect(await seatsOf(officer.userId)).toEqual([]);
  expect((await seatsOf(colleague.userId))?.map((s) => s.positionId)).toContain(officer.positionId);
  const rows = await database().positionHolder.findMany({ where: { positionId: officer.positionId } });
  expect(rows.filter((r) => r.until === null)).toMatchObject([{ userId: colleague.userId }]);
  expect(rows.filter((r) => r.until !== null)).toMatchObject([{ userId: officer.userId }]);
  const events = await database().event.findMany({ where: { type: "position.held", subjectId: officer.positionId } });
  expect(events).toMatchObject([{ before: { holderId: officer.userId }, after: { holderId: colleague.userId } }]);
});

test("whoever takes a seat no longer stands in for it", async () => {
  const house = await office();
  const admin = await administrator();
  await lent(house, admin);
  const { officer, stranger } = house;
  await clock.at(inDays(2), () => holdPosition(admin, { positionId: officer.positionId, userId: stranger.userId }));
  const seats = await seatsOf(stranger.userId, inDays(3));
  expect(seats?.filter((s) => s.positionId === officer.positionId).map((s) => s.how)).toEqual(["holder"]);
});

test("the directory says who sits where, and which seats are empty", async () => {
  const { officer, colleague, support } = await office();
  const admin = await administrator();
  await vacatePosition(admin, { positionId: colleague.positionId });
  const { positions, departments } = await directory(admin, {});
  expect(positions.find((p) => p.id === officer.positionId)?.holderName).toBe(officer.name);
  expect(positions.find((p) => p.id === colleague.positionId)).toMatchObject({
    holderName: null,
    substituteName: null,
  });
  expect(departments.find((d) => d.id === support)).toMatchObject({ queueOpen: true });
  await setPresence((await loadActor(database() as unknown as Db, officer.userId, new Date()))!, { away: true });
  const { positions: later } = await directory(admin, {});
  const away = later.filter((p) => p.departmentId === support && p.away);
  expect(away.map((p) => p.id)).toEqual([officer.positionId]);
});

test("a deactivated user is no actor", async () => {
  const { userId } = await user({ active: false });
  expect(await seatsOf(userId)).toBeUndefined();
});
