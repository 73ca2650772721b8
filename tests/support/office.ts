import { newId, secretToken, sha256 } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import type { Request } from "@/prisma/generated/client";
import type { PositionRole } from "@/prisma/generated/enums";
import { aCustomer, aDepartment, aPosition, aRequest, aUser } from "@/tests/support/factories";

export type Seated = { userId: string; positionId: string; name: string; token: string };

/** A whole small company of its own for one test: two departments, their people, and a token for each. */
export async function office() {
  const sales = (await aDepartment({ name: `فروش ${newId().slice(-12)}` })).id;
  const support = (await aDepartment({ name: `پشتیبانی ${newId().slice(-12)}` })).id;
  const coordinator = await seated("coordinator", sales);
  const officer = await seated("officer", support);
  const colleague = await seated("officer", support);
  const stranger = await seated("officer", sales);
  const head = await seated("department_manager", support);
  return { sales, support, coordinator, officer, colleague, stranger, head };
}

export type Office = Awaited<ReturnType<typeof office>>;

/** Somebody without a seat, with his token. */
export async function user(flags: { manager?: boolean; administrator?: boolean; active?: boolean } = {}) {
  const { id, name } = await aUser(flags);
  return { userId: id, name, token: await tokenOf(id) };
}

/** A seat with its holder and his token. */
export async function seated(role: PositionRole, departmentId: string): Promise<Seated> {
  const { userId, name, token } = await user();
  const { id } = await aPosition({ role, departmentId, holder: { id: userId } });
  return { userId, name, token, positionId: id };
}

type Ends = { expiresAt?: Date; revokedAt?: Date };

/** The secret of a new token; without a user, a form's. */
export async function tokenOf(userId: string | null, ends: Ends = {}): Promise<string> {
  const secret = secretToken();
  await database().apiToken.create({
    data: { id: newId(), name: "آزمون", hash: sha256(secret), userId, createdAt: new Date(), ...ends },
  });
  return secret;
}

/** A request of a customer as a row, without the intake. */
export const requestOf = (customerId: string, subject = "قطعی اینترنت", receivedAt = new Date()): Promise<Request> =>
  aRequest({ customerId, subject, receivedAt });

export const customer = (name = "مریم رضایی") => aCustomer({ name });
