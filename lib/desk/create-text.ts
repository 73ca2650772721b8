import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { newText } from "./schema";
import { keptBody, mustBeFree } from "./store";

/** A text kept ready: one's own, a department's or the company's. */
export const createText = command({
  name: "text.write",
  input: newText,
  load: async ({ actor, input: { scope, departmentId } }) => ({
    scope,
    userId: scope === "personal" && actor.kind === "user" ? actor.userId : null,
    departmentId: departmentId ?? null,
  }),
  run: async ({ db, input, subject, now, record }) => {
    const row = { id: newId(), ...subject, name: input.name, shortcut: input.shortcut, body: keptBody(input.body) };
    await mustBeFree(db, row);
    await db.readyText.create({ data: { ...row, createdAt: now } });
    record({ type: "text.created", subject: { type: "text", id: row.id }, after: row });
    return { ...row, version: 1 };
  },
});
