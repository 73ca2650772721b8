import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { requestNumber, text } from "@/lib/base/fields";
import { tagTones } from "@/lib/customers/rules";
import { madeTag } from "@/lib/customers/store";
import { command } from "@/lib/kernel/command";
import type { NewEvent } from "@/lib/kernel/events";
import { beside, lockPartaking } from "./partaking";
import { mustAct } from "./store";

const input = z
  .strictObject({
    number: requestNumber,
    /** A word; a new one makes a new tag. */
    name: text(40).optional(),
    tone: z.enum(tagTones).optional(),
    /** Or a tag that there is. */
    tagId: z.uuid().optional(),
  })
  .refine((by) => (by.name === undefined) !== (by.tagId === undefined), { message: "required", path: ["name"] });

/** Puts a tag on a request. Twice is once; one that only a merged request had brought becomes its own. */
export const tagRequest = command({
  name: "request.tag",
  input,
  load: ({ db, actor, input }) => lockPartaking(db, actor, input.number),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("mark", request);
    const tag = await tagOf(db, record, input, now);
    const changed = await db.$queryRaw<{ isNew: boolean }[]>`
      insert into "RequestTag" ("requestId", "tagId", "at") values (${request.id}::uuid, ${tag.id}::uuid, ${now})
      on conflict ("requestId", "tagId") do update set "viaId" = null where "RequestTag"."viaId" is not null
      returning xmax = 0 as "isNew"`;
    if (changed[0]?.isNew)
      record({ type: "request.tagged", ...beside(request, actor), after: { tagId: tag.id, name: tag.name } });
    return { number: request.number, id: tag.id, name: tag.name, tone: tag.tone, isNew: changed[0]?.isNew ?? false };
  },
});

async function tagOf(db: Db, record: (e: NewEvent) => void, { name, tone, tagId }: z.output<typeof input>, now: Date) {
  if (name !== undefined) return madeTag(db, record, name, tone ?? "neutral", now);
  const tag = await db.tag.findUnique({ where: { id: tagId! } });
  if (!tag) throw invalid({ tagId: "request.unknownTag" });
  return tag;
}
