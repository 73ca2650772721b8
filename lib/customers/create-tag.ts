import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { newTag } from "./schema";

/** A tag made beforehand; on a card, typing a new word makes one too. */
export const createTag = command({
  name: "tag.write",
  input: newTag,
  load: async () => null,
  run: async ({ db, input, now, record }) => {
    const row = { id: newId(), ...input, key: searchKey(input.name), createdAt: now };
    const { count } = await db.tag.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw invalid({ name: "settings.problems.nameTaken" });
    record({ type: "tag.created", subject: { type: "tag", id: row.id }, after: input });
    return { id: row.id, ...input, version: 1 };
  },
});
