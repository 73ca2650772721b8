import { conflict, invalid, notFound } from "@/lib/base/errors";
import { searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import type { Tag } from "@/prisma/generated/client";
import { tagChange } from "./schema";

/** Another name or colour, wherever the tag stands. */
export const updateTag = command({
  name: "tag.write",
  input: tagChange,
  load: async ({ db, input }) => {
    const [tag] = await db.$queryRaw<Tag[]>`select * from "Tag" where "id" = ${input.id}::uuid for update`;
    if (!tag) throw notFound();
    return tag;
  },
  run: async ({ db, input, subject: tag, record }) => {
    if (input.version !== undefined && input.version !== tag.version) throw conflict("stale");
    const { name = tag.name, tone = tag.tone } = input;
    const key = searchKey(name);
    if (await db.tag.findFirst({ where: { key, id: { not: tag.id } } }))
      throw invalid({ name: "settings.problems.nameTaken" });
    await db.tag.update({ where: { id: tag.id }, data: { name, tone, key, version: { increment: 1 } } });
    record({
      type: "tag.updated",
      subject: { type: "tag", id: tag.id },
      before: { name: tag.name, tone: tag.tone },
      after: { name, tone },
    });
    return { id: tag.id, name, tone, version: tag.version + 1 };
  },
});
