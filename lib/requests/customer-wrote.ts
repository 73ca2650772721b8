import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import type { NewEvent } from "@/lib/kernel/events";
import { OPEN } from "@/lib/referrals/rules";
import { isVacant } from "@/lib/staff/store";
import type { CustomerMessage, Request } from "@/prisma/generated/client";
import type { Channel } from "@/prisma/generated/enums";
import { type Change, changeRequest, workOf } from "./store";

export type Wrote = {
  db: Db;
  now: Date;
  record: (event: NewEvent) => void;
  /** Locked, and no merged one. `tracked`: the request whose code or thread it came by. */
  request: Request;
  tracked: Request;
  message: { channel: Channel; body: string; key: string | null; at: Date };
  /** Puts its files there; returns how many. */
  attach: (messageId: string) => Promise<number>;
  /** More for the event. */
  told?: { [key: string]: string | number | null };
};

/** The customer's further words on a request of his, by whatever door: stored, told to who works on it, and what follows by where it stands. */
export async function customerWrote(wrote: Wrote): Promise<{ message: CustomerMessage; changed: Request }> {
  const { db, now, record, request, tracked, attach, told } = wrote;
  const cameById = tracked.id === request.id ? null : tracked.id;
  const message = await db.customerMessage.create({
    data: { id: newId(), requestId: request.id, cameById, ...wrote.message },
  });
  const files = await attach(message.id);
  const change = await effect(db, request, now);
  const changed = await changeRequest(db, request, "request.customerWrote", now, change);
  if (request.status !== "spam")
    await db.referral.updateMany({
      where: { requestId: request.id, status: { in: [...OPEN] } },
      data: { unread: true },
    });
  const { status, ownerPositionId } = changed;
  record({
    type: "request.customerWrote",
    requestId: request.id,
    customerId: request.customerId,
    before: { status: request.status, ownerPositionId: request.ownerPositionId },
    after: { status, ownerPositionId, messageId: message.id, files, ...told },
  });
  return { message, changed };
}

/** What the customer's words make of the request, by where it stands. */
async function effect(db: Db, request: Request, now: Date): Promise<Change> {
  switch (request.status) {
    case "waiting_customer":
      return { unread: true, silenceFrom: null, status: await workOf(db, request) };
    case "replied":
    case "closed": {
      const vacant = request.ownerPositionId !== null && (await isVacant(db, request.ownerPositionId, now));
      return {
        status: "new",
        reopened: true,
        unread: true,
        outcome: null,
        closedAt: null,
        silenceFrom: null,
        ...(vacant ? { ownerPositionId: null } : {}),
      };
    }
    case "spam":
      return {};
    default:
      return { unread: true };
  }
}
