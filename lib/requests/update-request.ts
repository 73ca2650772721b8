import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { flag, requestNumber, text, version } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";
import { kinds, priorities } from "@/lib/base/words";
import { command } from "@/lib/kernel/command";
import type { Request } from "@/prisma/generated/client";
import { bringChecks } from "./checks";
import { coordinatingSeat, requestSearchKey } from "./rules";
import { type Change, changeRequest, lockRequest, moveToCustomer, mustAct } from "./store";

const input = z
  .strictObject({
    number: requestNumber,
    subject: text(300).optional(),
    kind: z.enum(kinds).optional(),
    priority: z.enum(priorities).optional(),
    confidential: flag.optional(),
    /** Moves the request to another customer's card. */
    customerCode: z.string().trim().max(20).transform(latinDigits).optional(),
    version,
  })
  .refine(({ number: _, version: __, ...change }) => Object.values(change).some((v) => v !== undefined), {
    message: "request.nothingToChange",
  });
type Input = z.output<typeof input>;

function changesOf(request: Request, { subject, kind, priority, confidential }: Input): Change {
  const given = { subject, kind, priority, confidential };
  const changed = Object.entries(given).filter(([name, v]) => v !== undefined && v !== request[name as keyof Request]);
  const searchKey = subject === undefined ? {} : { searchKey: requestSearchKey(subject, request.body) };
  return { ...Object.fromEntries(changed), ...searchKey };
}

async function customerOf(db: Db, code: string | undefined, request: Request): Promise<string> {
  if (code === undefined) return request.customerId;
  const customer = await db.customer.findUnique({ where: { code }, select: { id: true, mergedIntoId: true } });
  if (!customer || customer.mergedIntoId) throw invalid({ customerCode: "customer.unknown" });
  return customer.id;
}

const facts = ({ kind, priority, confidential, customerId, dueAt }: Request) => ({
  kind,
  priority,
  confidential,
  customerId,
  dueAt: dueAt?.toISOString() ?? null,
});

/** A coordinator corrects what the request is about, or whose it is. */
export const updateRequest = command({
  name: "request.update",
  input,
  load: ({ db, actor, input }) => lockRequest(db, actor, { number: input.number }, input.version),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("update", request);
    const change = changesOf(request, input);
    const customerId = await customerOf(db, input.customerCode, request);
    if (customerId !== request.customerId) await moveToCustomer(db, request, customerId);
    const updated = await changeRequest(db, { ...request, customerId }, "request.updated", now, change);
    if (updated.kind !== request.kind) await bringChecks(db, record, [updated], now);
    const renamed = updated.subject !== request.subject;
    record({
      type: "request.updated",
      requestId: request.id,
      customerId,
      positionId: coordinatingSeat(actor, request).positionId,
      before: facts(request),
      after: facts(updated),
      ...(renamed ? { personal: { before: { subject: request.subject }, after: { subject: updated.subject } } } : {}),
    });
    const { number, status, subject, kind, priority, confidential, version } = updated;
    return { number, status, subject, kind, priority, confidential, customerId, version };
  },
});
