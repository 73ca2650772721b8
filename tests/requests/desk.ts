import { expect } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { type AppError, AppError as Refusal } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { requestStatuses } from "@/lib/base/words";
import { isMessageKey } from "@/lib/i18n/t";
import { database } from "@/lib/kernel/database";
import type { Referral, Request } from "@/prisma/generated/client";
import type { ReferralStatus, RequestStatus } from "@/prisma/generated/enums";
import { actorOf, aDepartment, aPosition, aReferral, aRequest, aUser } from "@/tests/support/factories";

export type Person = { actor: UserActor; positionId: string; userId: string; departmentId: string };

/** A seat with its holder, ready to act. */
export async function aPerson(role: "coordinator" | "officer" | "department_manager", departmentId?: string) {
  const {
    id: positionId,
    userId,
    departmentId: home,
  } = await aPosition({ role, ...(departmentId ? { departmentId } : {}) });
  return { actor: await actorOf(userId!), positionId, userId: userId!, departmentId: home };
}

/** Two coordinators, a department of three with its manager, another officer elsewhere, a manager and an administrator. */
export async function aDesk() {
  const { id: tech } = await aDepartment();
  const { id: crm } = await aDepartment();
  const plain = async (data: { manager?: boolean; administrator?: boolean }) => actorOf((await aUser(data)).id);
  return {
    tech,
    crm,
    coordinator: await aPerson("coordinator", crm),
    second: await aPerson("coordinator", crm),
    officer: await aPerson("officer", tech),
    colleague: await aPerson("officer", tech),
    head: await aPerson("department_manager", tech),
    stranger: await aPerson("officer"),
    strangeHead: await aPerson("department_manager"),
    manager: await plain({ manager: true }),
    administrator: await plain({ administrator: true }),
  };
}
export type Desk = Awaited<ReturnType<typeof aDesk>>;

/** A referral from the coordinator to the officer's seat (or a queue), standing in `status`, on a request that fits. */
export async function aStandingReferral(desk: Desk, status: ReferralStatus, data: Partial<Referral> = {}) {
  const fits: Partial<Record<ReferralStatus, RequestStatus>> = {
    answered: "answered",
    returned: "new",
    recalled: "new",
    cancelled: "new",
  };
  const request = await aRequest({ status: fits[status] ?? "referred", ownerPositionId: desk.coordinator.positionId });
  const from = { fromPositionId: desk.coordinator.positionId, fromUserId: desk.coordinator.userId };
  const queued = data.toDepartmentId !== undefined && data.toDepartmentId !== null;
  const to = queued ? {} : { toPositionId: desk.officer.positionId };
  const referral = await aReferral({ requestId: request.id, ...from, ...to, status, ...data });
  if (status === "answered") await anAnswer(referral, desk.officer);
  if (status === "passed_on")
    await aReferral({
      requestId: request.id,
      parentId: referral.id,
      mode: "hand_over",
      fromPositionId: desk.officer.positionId,
      fromUserId: desk.officer.userId,
      toPositionId: desk.colleague.positionId,
    });
  return { request, referral };
}

export const anAnswer = (referral: Referral, by: Person, data: { rejectedAt?: Date; at?: Date } = {}) =>
  database().answer.create({
    data: {
      id: newId(),
      requestId: referral.requestId,
      referralId: referral.id,
      round: referral.round,
      body: "پاسخ واحد",
      userId: by.userId,
      positionId: by.positionId,
      at: new Date(),
      ...data,
    },
  });

export const statusOf = async (request: Pick<Request, "id">) =>
  (await database().request.findUniqueOrThrow({ where: { id: request.id } })).status;
export const referralStatusOf = async (referral: Pick<Referral, "id">) =>
  (await database().referral.findUniqueOrThrow({ where: { id: referral.id } })).status;

const watched = [
  "Request",
  "Referral",
  "Answer",
  "Reply",
  "Citation",
  "OutboxMessage",
  "CustomerMessage",
  "Note",
  "Customer",
  "Event",
];
const sums = [...watched.map((t) => `"${t}"`), "graphile_worker._private_jobs"].map(
  (t) =>
    `select '${t}' as "table", count(*)::int as "rows", sum(hashtextextended(x::text, 0))::text as "sum" from ${t} x`,
);

/** A fingerprint of every row that an act on a request could touch. */
export const snapshot = async (): Promise<string> =>
  JSON.stringify(await database().$queryRawUnsafe(`${sums.join(" union all ")} order by 1`));

/** Runs what must be refused with one of these codes, whose sentence is known, and leaves every row as it was. */
export async function refused(work: () => Promise<unknown>, ...codes: AppError["code"][]): Promise<AppError> {
  const before = await snapshot();
  const error = await work().then(
    (result) => {
      throw new Error(`was allowed: ${JSON.stringify(result)}`);
    },
    (e: unknown) => e,
  );
  if (!(error instanceof Refusal)) throw error;
  expect(codes).toContain(error.code);
  expect(isMessageKey(`errors.${error.problem.key}`), error.problem.key).toBe(true);
  expect(await snapshot()).toBe(before);
  return error;
}

export const allStatuses: RequestStatus[] = [...requestStatuses];
export const openStatuses: RequestStatus[] = ["new", "referred", "answered", "replied", "waiting_customer"];
export const row = (id: string) => database().request.findUniqueOrThrow({ where: { id } });
export const tracking = (r: Pick<Request, "id">, keyNamed = true) => ({
  kind: "public" as const,
  tracked: { requestId: r.id, keyNamed },
});

/** A request standing in `status` with the referral, answer, reply or target that belongs to it. */
export async function standing(desk: Desk, status: RequestStatus): Promise<Request> {
  const owner = { ownerPositionId: desk.coordinator.positionId };
  const final = status === "replied" || status === "waiting_customer" ? new Date() : null;
  const clocks = { lastFinalReplyAt: final, silenceFrom: final, firstRepliedAt: final };
  const request = await aRequest({ status, email: "a@b.test", ...(status === "new" ? {} : owner), ...clocks });
  const from = {
    requestId: request.id,
    fromPositionId: desk.coordinator.positionId,
    fromUserId: desk.coordinator.userId,
  };
  const seat = { toPositionId: desk.officer.positionId };
  if (status === "referred") await aReferral({ ...from, ...seat });
  if (status === "answered") await anAnswer(await aReferral({ ...from, ...seat, status: "answered" }), desk.officer);
  if (status === "merged") {
    const target = await aRequest({ customerId: request.customerId });
    const mergedFrom = { status: "new", silenceFrom: null, roots: [] };
    await database().request.update({ where: { id: request.id }, data: { mergedIntoId: target.id, mergedFrom } });
  }
  return row(request.id);
}

/** The kept counters of a customer say what counting says. */
export async function countersAreRight(customerId: string) {
  const customer = await database().customer.findUniqueOrThrow({
    where: { id: customerId },
    include: { requests: true },
  });
  expect(customer.openCount).toBe(customer.requests.filter((r) => openStatuses.includes(r.status)).length);
  expect(customer.requestCount).toBe(customer.requests.length);
}
