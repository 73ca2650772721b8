import { z } from "zod";
import type { PublicActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { text } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import type { CustomerMessage, Request } from "@/prisma/generated/client";
import { customerWrote } from "./customer-wrote";
import { FILES_MAX } from "./schema";
import { lockTracked } from "./store";

const input = z.strictObject({
  body: text(100_000),
  /** Made by the form: a double click or a reload is one message. */
  key: z.string().min(8).max(200).optional(),
  /** Files that came with the form of this key. */
  attachments: z.array(z.uuid()).max(FILES_MAX).default([]),
});

/** The customer, who named a key given with this request, writes again. Nothing he writes is ever dropped. */
export const writeToRequest = command({
  name: "track.write",
  input,
  load: ({ db, actor }) => lockTracked(db, actor as PublicActor),
  run: async ({ db, input, subject: { request, tracked }, now, record }) => {
    const key = input.key === undefined ? null : `${tracked.id}:${input.key}`;
    const known = key === null ? null : await db.customerMessage.findUnique({ where: { key } });
    if (known) return done(known, request, true);
    const { message, changed } = await customerWrote({
      ...{ db, now, record, request, tracked },
      message: { channel: "web", body: input.body, key, at: now },
      attach: (messageId) => attach(db, messageId, input),
    });
    return done(message, changed, false);
  },
});

async function attach(db: Db, messageId: string, { attachments, key }: z.output<typeof input>): Promise<number> {
  const ids = [...new Set(attachments)];
  const mine = { id: { in: ids }, uploader: `form:${key}`, requestId: null, messageId: null };
  const { count } = await db.file.updateMany({ where: mine, data: { messageId, draftId: null } });
  if (count !== ids.length) throw invalid({ attachments: "file.unknown" });
  return count;
}

const done = (message: CustomerMessage, request: Request, repeated: boolean) => ({
  messageId: message.id,
  status: request.status,
  repeated,
});
