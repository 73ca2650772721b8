import { verdict } from "@/lib/auth/policy";
import { forbidden } from "@/lib/base/errors";
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
    const owners = input.scope && ownersOf(actor, input.scope, input.departmentId ?? view.departmentId ?? undefined);
    if (owners && verdict("view.write", actor, owners) !== "allow") throw forbidden();
    const change = {
      ...(input.name ? { name: input.name } : {}),
      ...(input.filter ? { filter: mustBeKnown(view.place as Place, input.filter) } : {}),
      ...owners,
    };
    const changed = await db.savedView.update({
      where: { id: view.id },
      data: { ...change, version: { increment: 1 } },
    });
    const { name, filter, scope } = view;
    record({
      type: "view.changed",
      subject: { type: "view", id: view.id },
      before: { name, filter: filter as Json, scope },
      after: { name: changed.name, filter: changed.filter as Json, scope: changed.scope },
    });
    return faceOf(changed, actor);
  },
});
