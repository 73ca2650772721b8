import { join } from "node:path";
import type { Db } from "@/lib/base/db";
import { filesFolder } from "@/lib/base/file-store";
import { type Failure, type Outgoing, SendError, type Sent } from "@/lib/channels/adapter";
import { codeIn } from "@/lib/customers/rules";
import { loadSettings } from "@/lib/staff/store";
import type { OutboxMessage } from "@/prisma/generated/client";
import type { Sender } from "./open-sender";
import { automatic } from "./rules";

/** So long (milliseconds) a gateway may keep us, and a mail server to which the mail is large. */
const PATIENCE = { ask: 40_000, again: 300_000 };
/** Who claimed a message for such a gateway longer ago gives it away no more. */
export const SURELY_OVER = 45_000;

export type Given =
  | { as: "sent"; sent: Sent }
  | { as: "unsure" | "permanent" | "trying"; said: string; failure?: Failure | undefined }
  | { as: "later"; said: string; seconds: number };

/** The message as adapters know it. */
export async function outgoing(db: Db, message: OutboxMessage, now: Date): Promise<Outgoing> {
  const { company } = await loadSettings(db, now);
  const code = message.purpose === "code" ? codeIn(message.text) : undefined;
  return {
    id: message.id,
    purpose: message.purpose,
    to: message.toAddress,
    subject: message.subject,
    text: message.text,
    html: message.html,
    messageId: message.messageId,
    inReplyTo: message.inReplyTo,
    references: message.references,
    automatic: automatic(message.purpose),
    fromName: company.name,
    ...(code ? { code } : {}),
    ...(message.channel === "email" && message.replyId ? { files: await sentWith(db, message.replyId) } : {}),
  };
}

async function sentWith(db: Db, replyId: string) {
  const files = await db.file.findMany({ where: { replyId }, orderBy: { id: "asc" } });
  return files.map(({ name, mime, path }) => ({ name, mime, path: join(filesFolder(), path) }));
}

/** Gives one message away, outside of any transaction, and says what came of it. Never throws. */
export async function giveMessage({ adapter, settings }: Sender, message: Outgoing): Promise<Given> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SendError("no answer in time", { unsure: true })),
      PATIENCE[adapter.afterCrash],
    );
  });
  return Promise.race([adapter.send!(settings, message), tooLong])
    .then(
      (sent): Given => ({ as: "sent", sent }),
      (error: unknown) => outcome(error, adapter.afterCrash === "again"),
    )
    .finally(() => clearTimeout(timer));
}

/** What nobody knows, a receiver that knows a copy by its id may get again. */
function outcome(error: unknown, copiesAreKnown: boolean): Given {
  const said = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  if (!(error instanceof SendError)) return { as: "trying", said };
  const { permanent, failure, retryAfter, unsure } = error.how;
  if (unsure && !copiesAreKnown) return { as: "unsure", said, failure };
  if (permanent) return { as: "permanent", said, failure };
  return retryAfter === undefined ? { as: "trying", said, failure } : { as: "later", said, seconds: retryAfter };
}
