import type { UserActor } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { keptActs } from "./macro-texts";
import { macroInput } from "./schema";
import { asJson, mustHaveTargets } from "./store";

/** کار آماده: one's own, or of a department by its head or the administrator. */
export const createMacro = command({
  name: "macro.write",
  input: macroInput,
  load: async ({ actor, input }) => ownerOf(actor as UserActor, input.departmentId),
  run: async ({ db, input, now, subject: owner, record }) => {
    await mustHaveTargets(db, input.acts);
    const { name } = input;
    const acts = keptActs(input.acts, "acts");
    const macro = await db.macro.create({ data: { id: newId(), name, acts: asJson(acts), ...owner, createdAt: now } });
    record({ type: "macro.created", subject: { type: "macro", id: macro.id }, after: { name, ...owner } });
    return { id: macro.id, version: macro.version };
  },
});

const ownerOf = ({ userId }: UserActor, departmentId: string | undefined) =>
  departmentId ? { userId: null, departmentId } : { userId: userId ?? null, departmentId: null };
