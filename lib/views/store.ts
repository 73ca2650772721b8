import { type Actor, managedDepartments, queueDepartments, type UserActor } from "@/lib/auth/actor";
import { type ViewSubject, verdict } from "@/lib/auth/policy";
import type { Db } from "@/lib/base/db";
import { invalid, notFound } from "@/lib/base/errors";
import type { SavedView } from "@/prisma/generated/client";
import { brokenParts } from "./rules";
import { filterOf, type Place, type Scope, type ViewFace, type ViewFilter } from "./schema";

export const faceOf = (view: SavedView, actor: Actor): ViewFace => {
  const { id, name, scope, departmentId, version } = view;
  const [place, filter] = [view.place as Place, view.filter as ViewFilter];
  const mine = verdict("view.write", actor, view) === "allow";
  return { id, name, scope, departmentId, place, filter, broken: brokenParts(place, filter), version, mine };
};

export async function lockView(db: Db, id: string): Promise<SavedView> {
  const [view] = await db.$queryRaw<SavedView[]>`select * from "SavedView" where "id" = ${id}::uuid for update`;
  if (!view) throw notFound();
  return view;
}

/** Whose a view of this scope is; a department's is that of the only one he works in, unless he names one. */
export function ownersOf(actor: Actor, scope: Scope, departmentId?: string): ViewSubject {
  const { userId } = actor as UserActor;
  if (scope !== "department") return { scope, userId: scope === "personal" ? userId : null, departmentId: null };
  const mine = [...new Set([...managedDepartments(actor), ...queueDepartments(actor)])];
  const chosen = departmentId ?? (mine.length === 1 ? mine[0] : undefined);
  if (chosen === undefined) throw invalid({ departmentId: "required" });
  return { scope, userId: null, departmentId: chosen };
}

/** @throws invalid naming each filter that the list does not know */
export function mustBeKnown(place: Place, filter: ViewFilter): ViewFilter {
  const broken = brokenParts(place, filter);
  if (broken.length > 0)
    throw invalid(Object.fromEntries(broken.map((name) => [`filter.${name}`, "view.unknownFilter"])));
  return filterOf(place).parse(filter) as ViewFilter;
}
