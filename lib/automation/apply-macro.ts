import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { requestNumber, version } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { valuesFor } from "@/lib/desk/store";
import { command } from "@/lib/kernel/command";
import { lockRequest } from "@/lib/requests/store";
import { filledActs, hasHoles } from "./macro-texts";
import { type Performed, perform, type Undo } from "./perform";
import type { Act } from "./schema";
import { asJson, readMacro } from "./store";

/** One press, several acts, as the one who pressed: by his own rights, all of them or none. */
export const applyMacro = command({
  name: "macro.apply",
  together: true,
  input: z.strictObject({ number: requestNumber, macroId: z.uuid(), version }),
  load: async ({ db, actor, input }) => {
    const loaded = await lockRequest(db, actor, { number: input.number }, input.version);
    return { ...loaded, macro: await readMacro(db, input.macroId) };
  },
  run: async ({ db, actor, now, subject: { request, macro }, record }) => {
    const pressing: UserActor = { ...(actor as UserActor), macro: { id: macro.id, name: macro.name } };
    const done: Performed[] = [];
    const kept = macro.acts as unknown as Act[];
    const acts = hasHoles(kept) ? filledActs(kept, await valuesFor(db, actor, now, request.id)) : kept;
    for (const act of acts) {
      const one = await perform({ db, actor: pressing, now, byId: macro.id, record }, request.id, act);
      if (one) done.push(one);
    }
    const undo = undoOf(done);
    const { version, status } = await db.request.findUniqueOrThrow({ where: { id: request.id } });
    const data = {
      macroId: macro.id,
      userId: pressing.userId,
      requestId: request.id,
      requestVersion: version,
      at: now,
    };
    const run = await db.macroRun.create({ data: { id: newId(), ...data, ...(undo ? { undo: asJson(undo) } : {}) } });
    const did = done.map((one) => one.done.do);
    record({
      type: "macro.applied",
      requestId: request.id,
      customerId: request.customerId,
      subject: { type: "macro", id: macro.id },
      after: { macro: { id: macro.id, name: macro.name }, acts: did },
    });
    return { number: request.number, status, version, runId: run.id, acts: did, undoable: undo !== null };
  },
});

/** What takes all of it back, the last first; null when one part cannot be, or nothing was changed. */
function undoOf(done: Performed[]): Undo[] | null {
  const steps = done.flatMap((one) => (one.undo === undefined ? [] : [one.undo])).reverse();
  return steps.length > 0 && steps.every((one) => one !== null) ? (steps as Undo[]) : null;
}
