import { expect } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { type AppError, AppError as Refusal } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
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

/** Every row that an act on a request could touch, as one text. */
export async function snapshot(): Promise<string> {
  const tables = [
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
  const parts = await Promise.all(
    tables.map((t) =>
      database().$queryRawUnsafe<{ sum: string }[]>(
        `select count(*) || ':' || coalesce(md5(string_agg(x::text, '|' order by x::text)), '') as sum from "${t}" x`,
      ),
    ),
  );
  const [queue] = await database().$queryRaw<
    { n: number }[]
  >`select count(*)::int as n from graphile_worker._private_jobs`;
  return [...parts.map(([row], i) => `${tables[i]} ${row!.sum}`), `jobs ${queue!.n}`].join("\n");
}

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
