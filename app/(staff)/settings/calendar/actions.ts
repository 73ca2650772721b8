"use server";

import { revalidatePath } from "next/cache";
import type { ClosureForecast, ImportState } from "@/components/calendar/states";
import { invalid } from "@/lib/base/errors";
import { addClosure } from "@/lib/calendar/add-closure";
import { addHoliday } from "@/lib/calendar/add-holiday";
import { importHolidays, previewHolidays } from "@/lib/calendar/import-holidays";
import { liftClosure } from "@/lib/calendar/lift-closure";
import { previewClosure } from "@/lib/calendar/preview-closure";
import { removeHoliday } from "@/lib/calendar/remove-holiday";
import { removeWeek } from "@/lib/calendar/remove-week";
import { setWeek } from "@/lib/calendar/set-week";
import { updateClosure } from "@/lib/calendar/update-closure";
import { updateHoliday } from "@/lib/calendar/update-holiday";
import { jalaliParts, parseJalali } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { fa } from "@/lib/i18n/number";
import { action, type Next, refusal } from "@/lib/web/action";
import { formToObject } from "@/lib/web/form";
import { requireStaff } from "@/lib/web/session";
import { forecastInWords, inWords } from "./in-words";
import { textOf } from "./text-of";

const HERE = "/settings/calendar";
const told =
  (text: string, path = HERE) =>
  (): Next => ({ flash: { tone: "success", text }, redirect: path });
const { weeks, holidays, closures } = calendar;

export const saveWeek = action(setWeek, {
  shape: (form) => ({ ...form, days: form.days ?? {} }),
  next: told(weeks.saved),
});
export const dropWeek = action(removeWeek, { next: told(weeks.removed) });

const yearOf = (day: unknown) => jalaliParts(new Date(`${String(day)}T12:00:00Z`)).year;
const toYear =
  (text: string) =>
  (_: unknown, form: Record<string, unknown>): Next => {
    const path = `${HERE}?view=holidays&year=${yearOf(form.day)}`;
    return { flash: { tone: "success", text }, redirect: path };
  };
export const newHoliday = action(addHoliday, {
  next: ({ day }) => ({
    flash: { tone: "success", text: holidays.added },
    redirect: `${HERE}?view=holidays&year=${yearOf(day)}`,
  }),
});
export const saveHoliday = action(updateHoliday, { next: toYear(holidays.saved) });
export const dropHoliday = action(removeHoliday, { next: toYear(holidays.removed) });

/** What was typed as Jalali wall time; what is unreadable goes on as it is and is refused. Who shuts a part of the house must say which. */
function moments(form: Record<string, unknown>) {
  if (form.scope === "department" && !form.departmentId) throw invalid({ departmentId: "required" });
  if (form.scope === "province" && !form.province) throw invalid({ province: "required" });
  const read = (name: string) => (form[name] === undefined ? {} : { [name]: parseJalali(String(form[name])) ?? "?" });
  const { scope, departmentId, province, ...rest } = form;
  return {
    ...rest,
    ...read("from"),
    ...read("until"),
    ...(scope === "department" ? { departmentId } : {}),
    ...(scope === "province" ? { province } : {}),
  };
}
const CLOSURES = `${HERE}?view=closures`;
export const newClosure = action(addClosure, { shape: moments, next: told(closures.added, CLOSURES) });
export const saveClosure = action(updateClosure, { shape: moments, next: told(closures.saved, CLOSURES) });
export const dropClosure = action(liftClosure, { next: told(closures.lifted, CLOSURES) });

/** What the closure in this form would do; null while it is not whole. */
export async function forecast(data: FormData): Promise<ClosureForecast | null> {
  const actor = await requireStaff();
  try {
    const { reason: _, ...form } = moments(formToObject(data)) as Record<string, unknown>;
    return forecastInWords(await previewClosure(actor, form as Parameters<typeof previewClosure>[1]));
  } catch {
    return null;
  }
}

const refused = (error: unknown): ImportState => {
  const state = refusal(error);
  const why = state.kind === "refused" ? [...Object.values(state.fields), state.message] : [];
  return { kind: "refused", message: why[0] ?? "" };
};

/** Reads a file or a text and shows what an import of it would do. */
export async function lookAtHolidays(data: FormData): Promise<ImportState> {
  const actor = await requireStaff();
  try {
    const text = await textOf(data);
    return { kind: "preview", text, plan: inWords(await previewHolidays(actor, { text })) };
  } catch (error) {
    return refused(error);
  }
}

/** Does what was shown. */
export async function bringHolidays(text: string, replace: boolean): Promise<ImportState> {
  const actor = await requireStaff();
  try {
    const done = await importHolidays(actor, { text, replace });
    revalidatePath(HERE);
    return { kind: "done", added: fa(done.added), changed: fa(done.changed) };
  } catch (error) {
    return refused(error);
  }
}
