import { clock } from "@/lib/base/clock";
import { listCartable } from "@/lib/cartable/queries";
import type { Box, CartableFilter, CartableItem } from "@/lib/cartable/schema";
import { database } from "@/lib/kernel/database";
import { actorOf, aDepartment, aPosition, aReferral, aRequest, aUser, seatUser } from "@/tests/support/factories";

const HOUR = 3_600_000;
export const inHours = (n: number) => new Date(clock.now().getTime() + n * HOUR);

/** A coordinator, and a department with an officer, a colleague and a manager. */
export async function desk() {
  await seatVacantCoordinators();
  const coordinator = await aPosition({ role: "coordinator" });
  const department = await aDepartment();
  const officer = await aPosition({ departmentId: department.id });
  const colleague = await aPosition({ departmentId: department.id });
  const head = await aPosition({ departmentId: department.id, role: "department_manager" });
  const owner = { ownerPositionId: coordinator.id, unread: false };
  type More = Partial<Parameters<typeof aReferral>[0]>;
  const send = async (more: More, request?: { id: string }) =>
    aReferral({
      requestId: (request ?? (await aRequest({ status: "referred", ...owner }))).id,
      fromPositionId: coordinator.id,
      fromUserId: coordinator.userId!,
      ...more,
    });
  return { coordinator, department, officer, colleague, head, owner, send };
}

/** Every coordinator looks after vacant coordinators' seats: those that other files of this worker left would show in these boxes. */
async function seatVacantCoordinators() {
  const seats = await database().position.findMany({
    where: { role: "coordinator", holders: { none: { until: null } } },
    select: { id: true },
  });
  for (const { id } of seats) await seatUser((await aUser()).id, id);
}

/** Ids of the rows that somebody finds in a box, in their order. */
export async function idsIn(userId: string, box: Box, filter: Partial<CartableFilter> = {}): Promise<string[]> {
  return (await rowsIn(userId, box, filter)).map((row) => row.id);
}

export async function rowsIn(userId: string, box: Box, filter: Partial<CartableFilter> = {}): Promise<CartableItem[]> {
  const actor = await actorOf(userId);
  return (await listCartable(actor, { box, limit: 100, ...filter })).items;
}
