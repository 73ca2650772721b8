import { conflict, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import type { Tag } from "@/prisma/generated/client";
import { tagRemoval } from "./schema";

/** Away with a tag, from all that carry it. Whoever asks says how many he saw carry it: more now is a conflict. */
export const removeTag = command({
  name: "tag.write",
  input: tagRemoval,
  load: async ({ db, input }) => {
    const [tag] = await db.$queryRaw<Tag[]>`select * from "Tag" where "id" = ${input.id}::uuid for update`;
    if (!tag) throw notFound();
    return tag;
  },
  run: async ({ db, input, subject: { id, name, tone }, record }) => {
    const customers = await db.customerTag.deleteMany({ where: { tagId: id } });
    const requests = await db.requestTag.deleteMany({ where: { tagId: id } });
    const carriedBy = customers.count + requests.count;
    if (carriedBy > input.carriedBy) throw conflict({ key: "conflict.tagCarried", params: { count: carriedBy } });
    await db.tag.delete({ where: { id } });
    const after = { customers: customers.count, requests: requests.count };
    record({ type: "tag.removed", subject: { type: "tag", id }, before: { name, tone }, after });
    return { id, carriedBy };
  },
});
