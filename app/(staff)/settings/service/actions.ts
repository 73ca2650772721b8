"use server";

import { plainEntry } from "@/lib/base/text";
import { service as say } from "@/lib/i18n/messages/fa/service-targets";
import { deleteTarget } from "@/lib/service/delete-target";
import { saveTarget } from "@/lib/service/save-target";
import { setEscalation } from "@/lib/service/set-escalation";
import { setLevels } from "@/lib/service/set-levels";
import { action, type Next } from "@/lib/web/action";

const said = (text: string) => (): Next => ({ flash: { tone: "success", text }, revalidate: ["/settings/service"] });

/** Hours and minutes as typed are one length of time; what is no number goes on and is refused at its field. */
function timed({ hours, minutes, ...form }: Record<string, unknown>) {
  const [h, m] = [hours, minutes].map((v) => plainEntry(String(v ?? "")) || "0") as [string, string];
  const whole = /^\d{1,4}$/.test(h) && /^\d{1,4}$/.test(m);
  return { ...form, minutes: whole ? Number(h) * 60 + Number(m) : `${h}:${m}` };
}

export const save = action(saveTarget, { shape: timed, next: said(say.targets.saved) });
export const remove = action(deleteTarget, { next: said(say.targets.removed) });
export const saveRules = action(setEscalation, {
  shape: (form) => ({ rules: { first_reply: {}, resolution: {}, hop: {}, ...(form.rules as object) } }),
  next: said(say.rules.saved),
});

type Level = { key: string; name?: string };

/** Known levels keep their keys; a new one gets the next that is free. */
function levels({ levels: listed, added }: Record<string, unknown>) {
  const known = ((listed ?? []) as Level[]).map(({ key, name }) => ({ key, name: name ?? "" }));
  if (!added) return { levels: known };
  let n = known.length + 1;
  while (known.some((level) => level.key === `level_${n}`)) n += 1;
  return { levels: [...known, { key: `level_${n}`, name: added }] };
}
export const saveLevels = action(setLevels, { shape: levels, next: said(say.levels.saved) });
