import { z } from "zod";
import { type Actor, signer } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { invalid, notFound } from "@/lib/base/errors";
import { optionalText, requestNumber, text } from "@/lib/base/fields";
import { channels } from "@/lib/base/words";
import { command } from "@/lib/kernel/command";
import { customerWrote } from "./customer-wrote";
import { FILES_MAX } from "./schema";
import { lockShown, sightOf } from "./store";
import { uploadersOf } from "./take-in";

const input = z.strictObject({
  number: requestNumber,
  /** How he reached the officer. */
  channel: z.enum(channels),
  body: text(100_000),
  /** Made by the form: a double click or a reload is one message. */
  externalId: optionalText(200),
  attachments: z.array(z.uuid()).max(FILES_MAX).default([]),
});

/**
 * What the customer said about a request he already has, by telephone, in person or on paper: written down by whichever officer was reached,
 * with the effect of the customer's own words. A merged request leads to where it is shown now.
 */
export const addContact = command({
  name: "request.addContact",
  input,
  load: async ({ db, actor, input: { number } }) => {
    const named = await db.request.findUnique({ where: { number }, select: { id: true } });
    if (!named) throw notFound();
    const { request, tracked } = await lockShown(db, named.id);
    // Of requests that are not confidential every officer may know a line: enough to write on them, not to read.
    const sight = await sightOf(db, actor, request.id);
    return { request, tracked, sight: sight === "none" && !request.confidential ? ("summary" as const) : sight };
  },
  run: async ({ db, actor, input: { channel, body, externalId, attachments }, subject, now, record }) => {
    const { request, tracked } = subject;
    const key = externalId === undefined ? null : `contact:${signer(actor)}:${externalId}`;
    const known = key === null ? null : await db.customerMessage.findUnique({ where: { key } });
    if (known) return { number: request.number, status: request.status, messageId: known.id, repeated: true };
    const { message, changed } = await customerWrote({
      ...{ db, now, record, request, tracked },
      message: { channel, body, key, at: now },
      attach: (messageId) => attach(db, actor, messageId, attachments),
      told: { channel },
    });
    return { number: request.number, status: changed.status, messageId: message.id, repeated: false };
  },
});

async function attach(db: Db, actor: Actor, messageId: string, attachments: readonly string[]): Promise<number> {
  const ids = [...new Set(attachments)];
  const mine = { id: { in: ids }, uploader: { in: uploadersOf(actor) }, requestId: null, messageId: null };
  const { count } = await db.file.updateMany({ where: mine, data: { messageId, draftId: null } });
  if (count !== ids.length) throw invalid({ attachments: "file.unknown" });
  return count;
}
