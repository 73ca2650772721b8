import { z } from "zod";
import type { PublicActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { text } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { OPEN } from "@/lib/referrals/rules";
import { isVacant } from "@/lib/staff/store";
import type { CustomerMessage, Request } from "@/prisma/generated/client";
import { FILES_MAX } from "./schema";
import { type Change, changeRequest, lockTracked, workOf } from "./store";

const input = z.strictObject({
  body: text(100_000),
  /** Made by the form: a double click or a reload is one message. */
  key: z.string().min(8).max(200).optional(),
  /** Files that came with the form of this key. */
  attachments: z.array(z.uuid()).max(FILES_MAX).default([]),
});

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

/** The customer, who named a key given with this request, writes again. Nothing he writes is ever dropped. */
export const writeToRequest = command({
  name: "track.write",
  input,
  load: ({ db, actor }) => lockTracked(db, actor as PublicActor),
  run: async ({ db, input, subject: { request, tracked }, now, record }) => {
    const key = input.key === undefined ? null : `${tracked.id}:${input.key}`;
    const known = key === null ? null : await db.customerMessage.findUnique({ where: { key } });
    if (known) return done(known, request, true);
    const message = await db.customerMessage.create({
      data: {
        id: newId(),
        requestId: request.id,
        channel: "web",
        body: input.body,
        key,
        cameById: tracked.id === request.id ? null : tracked.id,
        at: now,
      },
    });
    await attach(db, message.id, input);
    const change = await effect(db, request, now);
    const changed = await changeRequest(db, request, "request.customerWrote", now, change);
    if (request.status !== "spam")
      await db.referral.updateMany({
        where: { requestId: request.id, status: { in: [...OPEN] } },
        data: { unread: true },
      });
    record({
      type: "request.customerWrote",
      requestId: request.id,
      customerId: request.customerId,
      before: { status: request.status, ownerPositionId: request.ownerPositionId },
      after: {
        status: changed.status,
        ownerPositionId: changed.ownerPositionId,
        messageId: message.id,
        files: input.attachments.length,
      },
    });
    return done(message, changed, false);
  },
});

async function attach(db: Db, messageId: string, { attachments, key }: z.output<typeof input>): Promise<void> {
  const ids = [...new Set(attachments)];
  const mine = { id: { in: ids }, uploader: `form:${key}`, requestId: null, messageId: null };
  const { count } = await db.file.updateMany({ where: mine, data: { messageId, draftId: null } });
  if (count !== ids.length) throw invalid({ attachments: "file.unknown" });
}

const done = (message: CustomerMessage, request: Request, repeated: boolean) => ({
  messageId: message.id,
  status: request.status,
  repeated,
});
