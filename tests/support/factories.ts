import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { customerCode, newId, newTrackingCode } from "@/lib/base/id";
import { joinedKey, searchKey } from "@/lib/base/text";
import { database } from "@/lib/kernel/database";
import { loadActor } from "@/lib/staff/store";
import type { ContactPoint, Customer, Position, Prisma, Referral, Request, User } from "@/prisma/generated/client";
import type { ContactKind, PositionRole } from "@/prisma/generated/enums";

/* Rows for tests, each with a name of its own. Nothing here decides anything: what is not given is plain. */

type Data<T> = Partial<T>;

export function aUser(data: Data<Prisma.UserUncheckedCreateInput> = {}): Promise<User> {
  const id = newId();
  const row = { id, name: `کاربر ${id.slice(-5)}`, email: `${id}@test.example`, passwordHash: "none", ...data };
  return database().user.create({ data: { createdAt: clock.now(), ...row } });
}

export function aDepartment(data: Data<Prisma.DepartmentUncheckedCreateInput> = {}) {
  const id = newId();
  return database().department.create({ data: { id, name: `واحد ${id.slice(-12)}`, createdAt: clock.now(), ...data } });
}

type Seating = { role?: PositionRole; departmentId?: string; title?: string; active?: boolean };

/** A seat; `holder` sits in it (`null`: vacant; left out: a new user). */
export async function aPosition({
  holder,
  ...seat
}: Seating & { holder?: { id: string } | null } = {}): Promise<Position & { userId: string | null }> {
  const id = newId();
  const departmentId = seat.departmentId ?? (await aDepartment()).id;
  const plain = { title: `سمت ${id.slice(-12)}`, role: "officer" as const, createdAt: clock.now() };
  const position = await database().position.create({ data: { id, ...plain, ...seat, departmentId } });
  const who = holder === undefined ? await aUser() : holder;
  if (who) await seatUser(who.id, id);
  return { ...position, userId: who?.id ?? null };
}

/** From now on this user holds the seat. */
export const seatUser = (userId: string, positionId: string) =>
  database().positionHolder.create({ data: { id: newId(), positionId, userId, from: clock.now() } });

/** Nobody holds the seat any more. */
export const vacate = (positionId: string) =>
  database().positionHolder.updateMany({ where: { positionId, until: null }, data: { until: clock.now() } });

/** A substitute of a seat for a day, from now. */
export async function aSubstitute(positionId: string, data: Data<Prisma.SubstitutionUncheckedCreateInput> = {}) {
  const now = clock.now();
  const userId = data.userId ?? (await aUser()).id;
  const days = { from: new Date(now.getTime() - 1000), until: new Date(now.getTime() + 86_400_000), createdAt: now };
  return database().substitution.create({ data: { id: newId(), positionId, ...days, ...data, userId } });
}

/** The user as he would be signed in. */
export async function actorOf(userId: string): Promise<UserActor> {
  const actor = await loadActor(database() as unknown as Db, userId, clock.now());
  if (!actor) throw new Error(`no such active user: ${userId}`);
  return actor;
}

export async function aCustomer(data: Data<Prisma.CustomerUncheckedCreateInput> = {}): Promise<Customer> {
  const [row] = await database().$queryRaw<{ n: bigint }[]>`select nextval('customer_code') as "n"`;
  const name = data.name ?? `مشتری ${row!.n}`;
  const keys = { nameKey: searchKey(name), nameJoined: joinedKey(name) };
  const code = customerCode(Number(row!.n));
  return database().customer.create({ data: { id: newId(), code, name, ...keys, createdAt: clock.now(), ...data } });
}

/** A way to reach a customer; what is typed is its canonical form. */
export const aPoint = (
  customerId: string,
  kind: ContactKind,
  canonical: string,
  data: Data<Prisma.ContactPointUncheckedCreateInput> = {},
): Promise<ContactPoint> =>
  database().contactPoint.create({
    data: { id: newId(), customerId, kind, typed: canonical, canonical, createdAt: clock.now(), ...data },
  });

type Asked = Data<Prisma.RequestUncheckedCreateInput> & { email?: string; mobile?: string };

/** A request with the keys it came by; its customer's counters count it. */
export async function aRequest({ email, mobile, ...data }: Asked = {}): Promise<Request> {
  const db = database();
  const now = clock.now();
  const [row] = await db.$queryRaw<{ n: number }[]>`select nextval('request_number')::int as "n"`;
  const customerId = data.customerId ?? (await aCustomer()).id;
  const subject = data.subject ?? `موضوع ${row!.n}`;
  const times = { receivedAt: now, createdAt: now, lastStepAt: now };
  const plain = { channel: "web" as const, body: "متن درخواست", searchKey: searchKey(subject), match: {}, ...times };
  const given = [
    { kind: "email" as const, typed: email },
    { kind: "mobile" as const, typed: mobile },
  ].flatMap(({ kind, typed }) => (typed ? [{ id: newId(), kind, typed, canonical: typed }] : []));
  const request = await db.request.create({
    data: { id: newId(), number: row!.n, trackingCode: newTrackingCode(), ...plain, ...data, subject, customerId },
  });
  await db.requestKey.createMany({ data: given.map((k) => ({ ...k, requestId: request.id })) });
  const open = Number(!["closed", "merged", "spam"].includes(request.status));
  await db.customer.update({
    where: { id: customerId },
    data: { requestCount: { increment: 1 }, openCount: { increment: open }, lastRequestAt: now },
  });
  return request;
}

/** A referral to a seat or a queue, as a row; the request's status is left to the test. */
export function aReferral(
  data: Data<Prisma.ReferralUncheckedCreateInput> & { requestId: string; fromPositionId: string; fromUserId: string },
): Promise<Referral> {
  const plain = { id: newId(), purpose: "answer" as const, instruction: "بررسی و پاسخ", sentAt: clock.now() };
  return database().referral.create({ data: { ...plain, holderPositionId: data.toPositionId ?? null, ...data } });
}
