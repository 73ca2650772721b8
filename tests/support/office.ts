import { randomUUID } from "node:crypto";
import { customerCode, newId, newTrackingCode, secretToken, sha256 } from "@/lib/base/id";
import { searchKey } from "@/lib/base/text";
import { database } from "@/lib/kernel/database";
import type { PositionRole } from "@/prisma/generated/enums";

export type Seated = { userId: string; positionId: string; token: string; name: string };

/** A whole small company of its own, for one test: nothing in it has a name or number of another. */
export async function office() {
  const mark = randomUUID().slice(0, 8);
  const sales = await department(`فروش ${mark}`);
  const support = await department(`پشتیبانی ${mark}`);
  const coordinator = await seated("coordinator", sales, mark);
  const officer = await seated("officer", support, mark);
  const colleague = await seated("officer", support, mark);
  const stranger = await seated("officer", sales, mark);
  const head = await seated("department_manager", support, mark);
  return { mark, sales, support, coordinator, officer, colleague, stranger, head };
}

export type Office = Awaited<ReturnType<typeof office>>;

export async function department(name: string): Promise<string> {
  const row = { id: newId(), name, createdAt: new Date() };
  return (await database().department.create({ data: row })).id;
}

export async function user(flags: { manager?: boolean; administrator?: boolean; active?: boolean } = {}) {
  const id = newId();
  const name = `کارمند ${id.slice(-6)}`;
  await database().user.create({
    data: { id, name, email: `${id}@office.test`, passwordHash: "none", createdAt: new Date(), ...flags },
  });
  return { userId: id, name, token: await tokenOf(id) };
}

/** A seat with its holder and a token of his. */
export async function seated(role: PositionRole, departmentId: string, mark: string = randomUUID()): Promise<Seated> {
  const { userId, name, token } = await user();
  const positionId = newId();
  const db = database();
  const now = new Date();
  await db.position.create({
    data: { id: positionId, title: `${role} ${positionId.slice(-6)} ${mark}`, departmentId, role, createdAt: now },
  });
  await db.positionHolder.create({ data: { id: newId(), positionId, userId, from: now } });
  return { userId, name, token, positionId };
}

/** The secret of a new token; without a user, a form's. */
export async function tokenOf(
  userId: string | null,
  ends: { expiresAt?: Date; revokedAt?: Date } = {},
): Promise<string> {
  const secret = secretToken();
  await database().apiToken.create({
    data: { id: newId(), name: "آزمون", hash: sha256(secret), userId, createdAt: new Date(), ...ends },
  });
  return secret;
}

export async function customer(name = "مریم رضایی") {
  const db = database();
  const [row] = await db.$queryRaw<{ n: bigint }[]>`select nextval('customer_code') as n`;
  const code = customerCode(Number(row!.n));
  return db.customer.create({ data: { id: newId(), code, name, nameKey: searchKey(name), createdAt: new Date() } });
}

/** A request of a customer as a row, without the intake. */
export async function requestOf(customerId: string, subject = "قطعی اینترنت", receivedAt = new Date()) {
  const db = database();
  const [row] = await db.$queryRaw<{ n: bigint }[]>`select nextval('request_number') as n`;
  return db.request.create({
    data: {
      id: newId(),
      number: Number(row!.n),
      trackingCode: newTrackingCode(),
      customerId,
      channel: "web",
      subject,
      body: "متن درخواست",
      searchKey: searchKey(subject),
      match: {},
      receivedAt,
      createdAt: receivedAt,
      lastStepAt: receivedAt,
    },
  });
}
