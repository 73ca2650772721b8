import { z } from "zod";
import type { Actor, UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { followUpRequest } from "@/lib/requests/follow-up-request";
import { recallReferral } from "@/lib/requests/recall-referral";
import { lockRequest } from "@/lib/requests/store";
import { tagRequest } from "@/lib/requests/tag-request";
import { takeBackClose } from "@/lib/requests/take-back-close";
import { untagRequest } from "@/lib/requests/untag-request";
import { updateRequest } from "@/lib/requests/update-request";
import type { Priority, RequestKind } from "@/prisma/generated/enums";
import type { Undo } from "./perform";
import { readMacro } from "./store";

/** واگرد: takes one press back, all of it, while nobody has done anything on the request since. */
export const undoMacro = command({
  name: "macro.apply",
  together: true,
  input: z.strictObject({ runId: z.uuid() }),
  load: async ({ db, actor, input }) => {
    const run = await db.macroRun.findUnique({ where: { id: input.runId } });
    if (!run || run.userId !== (actor as UserActor).userId) throw notFound();
    const loaded = await lockRequest(db, actor, { id: run.requestId });
    return { ...loaded, run, macro: await readMacro(db, run.macroId, true) };
  },
  run: async ({ db, actor, now, subject: { request, run, macro }, record }) => {
    const taken = await db.macroRun.updateMany({ where: { id: run.id, undoneAt: null }, data: { undoneAt: now } });
    if (taken.count === 0 || run.undo === null) throw conflict("automation.notUndone");
    if (run.requestVersion !== request.version)
      throw conflict({ key: "conflict.stale", params: { step: `events.${request.lastStep}` } });
    for (const one of run.undo as unknown as Undo[]) await back(db, actor, request.number, one);
    record({
      type: "macro.undone",
      requestId: request.id,
      customerId: request.customerId,
      subject: { type: "macro", id: macro.id },
      after: { macro: { id: macro.id, name: macro.name } },
    });
    return { number: request.number };
  },
});

async function back(db: Db, actor: Actor, number: number, one: Undo): Promise<void> {
  if (one.undo === "update") {
    const { kind, priority, confidential } = one.before;
    await updateRequest(actor, {
      number,
      ...(kind ? { kind: kind as RequestKind } : {}),
      ...(priority ? { priority: priority as Priority } : {}),
      ...(confidential === undefined ? {} : { confidential }),
    });
  } else if (one.undo === "recall") for (const id of one.referralIds) await recallReferral(actor, { id });
  else if (one.undo === "tag") await tagRequest(actor, { number, tagId: one.tagId });
  else if (one.undo === "untag") await untagRequest(actor, { number, tagId: one.tagId });
  else if (one.undo === "followUp") await followUpRequest(actor, { number, at: one.at });
  else {
    const { version } = await db.request.findUniqueOrThrow({ where: { number }, select: { version: true } });
    await takeBackClose(actor, { number, version });
  }
}
