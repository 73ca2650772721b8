import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { uploadersOf } from "./take-in";

/** Of one mail, in bytes: most servers refuse larger ones. */
export const MAIL_BYTES = 20 * 1_048_576;

type Taking = { actor: Actor; requestId: string; ids: readonly string[] };

/** Files that the actor uploaded become those of his answer. @throws `invalid` for a file that is not his, or has its place */
export async function attachToAnswer(db: Db, { actor, requestId, ids }: Taking, answerId: string): Promise<number> {
  const wanted = [...new Set(ids)];
  const count = await takeUploaded(db, actor, wanted, { requestId, answerId });
  if (count !== wanted.length) throw invalid({ attachments: "file.unknown" });
  return count;
}

/**
 * What goes out with a reply: files that the actor uploaded, and files of answers of this request, which stay with their answer too.
 * @throws `invalid` for any other file, and when a mail would be too large
 */
export async function attachToReply(
  db: Db,
  { actor, requestId, ids }: Taking,
  reply: { id: string; channel: string },
): Promise<number> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return 0;
  const given = await db.file.findMany({ where: { id: { in: wanted }, requestId, answer: { rejectedAt: null } } });
  const own = wanted.filter((id) => !given.some((file) => file.id === id));
  const taken = await takeUploaded(db, actor, own, { requestId, replyId: reply.id });
  if (taken !== own.length) throw invalid({ attachments: "file.unknown" });
  // The same bytes under another row: what was sent stays said, whatever becomes of the answer.
  const copies = given.map((file) => ({ ...file, id: newId(), answerId: null, replyId: reply.id }));
  await db.file.createMany({ data: copies });
  const sizes = await db.file.aggregate({ where: { replyId: reply.id }, _sum: { size: true } });
  if (reply.channel === "email" && (sizes._sum.size ?? 0) > MAIL_BYTES)
    throw invalid({ attachments: { key: "file.mailTooLarge", params: { max: MAIL_BYTES / 1_048_576 } } });
  return wanted.length;
}

type Place = { requestId: string; answerId?: string; replyId?: string };

async function takeUploaded(db: Db, actor: Actor, ids: string[], place: Place): Promise<number> {
  const mine = {
    id: { in: ids },
    uploader: { in: uploadersOf(actor) },
    requestId: null,
    messageId: null,
    customerId: null,
  };
  return (await db.file.updateMany({ where: mine, data: { ...place, draftId: null } })).count;
}
