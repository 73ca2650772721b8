"use server";

import { t } from "@/lib/i18n/t";
import { changeView } from "@/lib/views/change-view";
import { removeView } from "@/lib/views/remove-view";
import { viewHref } from "@/lib/views/rules";
import { saveView } from "@/lib/views/save-view";
import type { ViewFace, ViewFilter } from "@/lib/views/schema";
import { action, type Next } from "@/lib/web/action";
import { safeNext } from "@/lib/web/session";

type Form = Record<string, unknown>;

/** `unread=1` of an address is a yes; what only shows where somebody is belongs to no view. */
function filterOf({ filter }: Form): ViewFilter {
  const said = (filter ?? {}) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, name === "unread" ? value === "1" : value]),
  );
}

const opened = ({ id, place, filter }: ViewFace): string => viewHref(id, place, filter);
const done =
  (key: "views.saved" | "views.changed") =>
  (view: ViewFace): Next => ({
    flash: { tone: "success", text: t(key, { name: view.name }) },
    redirect: opened(view),
  });

export const save = action(saveView, {
  shape: ({ name, scope, departmentId, place, ...form }) => ({
    name,
    scope,
    departmentId,
    place,
    filter: filterOf(form),
  }),
  next: done("views.saved"),
});
export const change = action(changeView, {
  shape: ({ id, name, scope, departmentId, version }) => ({ id, name, scope, departmentId, version }),
  next: done("views.changed"),
});
/** The filters that are on now take the place of those it had. */
export const renew = action(changeView, {
  shape: ({ id, version, ...form }) => ({ id, version, filter: filterOf(form) }),
  next: done("views.changed"),
});
export const remove = action(removeView, {
  shape: ({ id }) => ({ id }),
  next: (_, { back }) => ({
    flash: { tone: "success", text: t("views.removed") },
    redirect: safeNext(String(back ?? "/cartable")),
  }),
});
