import type { UserActor } from "@/lib/auth/actor";
import { conflict } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { newView } from "./schema";
import { faceOf, mustBeKnown, ownersOf } from "./store";

/** One person keeps at most so many, so that nobody fills the house. */
const MOST = 100;

/** A list with its filters gets a name: for oneself, for a department or for everybody. */
export const saveView = command({
  name: "view.write",
  input: newView,
  load: async ({ actor, input }) => (actor.kind === "user" ? ownersOf(actor, input.scope, input.departmentId) : NOBODY),
  run: async ({ db, actor, input, subject, now, record }) => {
    const createdById = (actor as UserActor).userId;
    if ((await db.savedView.count({ where: { createdById } })) >= MOST)
      throw conflict({ key: "conflict.tooManyViews", params: { max: MOST } });
    const filter = mustBeKnown(input.place, input.filter);
    const { name, place } = input;
    const data = { id: newId(), name, place, filter, ...subject, createdById, createdAt: now };
    const view = await db.savedView.create({ data });
    record({ type: "view.saved", subject: { type: "view", id: view.id }, after: { name, place, filter, ...subject } });
    return faceOf(view, actor);
  },
});

const NOBODY = { scope: "personal" as const, userId: null, departmentId: null };
