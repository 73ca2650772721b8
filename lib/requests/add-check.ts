import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { flag, requestNumber, text } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import type { Request } from "@/prisma/generated/client";
import { LINES_MAX, linesOf } from "./checks";
import { beside, lockPartaking, personOf } from "./partaking";
import { mustAct } from "./store";

const input = z
  .strictObject({
    number: requestNumber,
    /** One thing to do, in words. */
    text: text(300).optional(),
    required: flag.default(false),
    /** Or a list of the house. */
    checklistId: z.uuid().optional(),
  })
  .refine((by) => (by.text === undefined) !== (by.checklistId === undefined), { message: "required", path: ["text"] });

const ON_ONE_REQUEST = 5 * LINES_MAX;

/** Adds to what is to be done on a request: one thing in words, or a whole list. Of a list, what is there already stays as it is. */
export const addCheck = command({
  name: "request.check",
  input,
  load: ({ db, actor, input }) => lockPartaking(db, actor, input.number),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("mark", request);
    const there = await db.requestCheck.count({ where: { requestId: request.id, removedAt: null } });
    const wanted = await rowsOf(db, input);
    if (there + wanted.length > ON_ONE_REQUEST) throw conflict("conflict.tooManyChecks");
    const added = await write(db, request, actor, wanted, now);
    if (added.length > 0)
      record({
        type: "request.checkAdded",
        ...beside(request, actor),
        after: { checkIds: added, checklistId: input.checklistId ?? null, required: input.required },
      });
    return { number: request.number, ids: added };
  },
});

type Row = { checklistId: string | null; lineId: string | null; text: string; required: boolean; ordinal: number };

async function rowsOf(db: Db, { text, required, checklistId }: z.output<typeof input>): Promise<Row[]> {
  if (text !== undefined) return [{ checklistId: null, lineId: null, text, required, ordinal: 0 }];
  const list = await db.checklist.findUnique({ where: { id: checklistId! } });
  if (!list?.active) throw invalid({ checklistId: "request.unknownChecklist" });
  return linesOf(list).map((line, ordinal) => ({
    ...{ checklistId: list.id, lineId: line.id, ordinal },
    ...{ text: line.text, required: line.required },
  }));
}

/** What somebody had taken away comes back when the list is added by hand. */
async function write(db: Db, request: Request, actor: Actor, rows: Row[], now: Date): Promise<string[]> {
  const named = rows.map((row) => ({ ...row, id: newId() }));
  const written = await db.$queryRaw<{ id: string }[]>`
    insert into "RequestCheck" ("id", "requestId", "checklistId", "lineId", "text", "required", "ordinal", "addedById", "addedAt")
    select w."id", ${request.id}::uuid, w."checklistId", w."lineId", w."text", w."required", w."ordinal", ${personOf(actor)}::uuid, ${now}
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as w("id" uuid, "checklistId" uuid, "lineId" uuid, "text" text,
      "required" boolean, "ordinal" int)
    on conflict ("requestId", "checklistId", "lineId") do update set "removedAt" = null, "doneAt" = null, "doneById" = null,
      "text" = excluded."text", "required" = excluded."required" where "RequestCheck"."removedAt" is not null
    returning "id"::text`;
  return written.map((one) => one.id);
}
