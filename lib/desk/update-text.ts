import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { textChange } from "./schema";
import { keptBody, lockText, mustBeFree } from "./store";

/** Other words, another name or shortcut. */
export const updateText = command({
  name: "text.write",
  input: textChange,
  load: ({ db, input }) => lockText(db, input.id),
  run: async ({ db, input, subject: old, record }) => {
    if (input.version !== undefined && input.version !== old.version) throw conflict("stale");
    const after = {
      name: input.name ?? old.name,
      shortcut: input.shortcut ?? old.shortcut,
      body: input.body === undefined ? old.body : keptBody(input.body),
    };
    await mustBeFree(db, { ...old, ...after }, old.id);
    await db.readyText.update({ where: { id: old.id }, data: { ...after, version: { increment: 1 } } });
    const { name, shortcut, body, scope, departmentId } = old;
    record({
      type: "text.updated",
      subject: { type: "text", id: old.id },
      before: { name, shortcut, body },
      after,
    });
    return { id: old.id, scope, departmentId, ...after, version: old.version + 1 };
  },
});
