import { verdict } from "@/lib/auth/policy";
import { forbidden, notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { mustBeFresh } from "@/lib/staff/store";
import { type Place, viewChange } from "./schema";
import { faceOf, lockView, mustBeKnown, ownersOf } from "./store";

/** Another name, other filters, or shared with others. */
export const changeView = command({
  name: "view.write",
  input: viewChange,
  load: ({ db, input }) => lockView(db, input.id),
  run: async ({ db, actor, input, subject: view, record }) => {
    mustBeFresh(view, input.version);
    const { departmentId = view.departmentId ?? undefined } = input;
    const scope = input.scope ?? (input.departmentId && view.scope);
    const owners = scope && ownersOf(actor, scope, departmentId);
    const right = owners ? verdict("view.write", actor, owners) : "allow";
    if (right !== "allow") throw right === "hidden" ? notFound() : forbidden();
    const change = {
      ...(input.name ? { name: input.name } : {}),
      ...(input.filter ? { filter: mustBeKnown(view.place as Place, input.filter) } : {}),
      ...owners,
    };
    const changed = await db.savedView.update({
      where: { id: view.id },
      data: { ...change, version: { increment: 1 } },
    });
    record({
      type: "view.changed",
      subject: { type: "view", id: view.id },
      before: { name: view.name, filter: view.filter as Json, scope: view.scope },
      after: { name: changed.name, filter: changed.filter as Json, scope: changed.scope },
    });
    return faceOf(changed, actor);
  },
});
