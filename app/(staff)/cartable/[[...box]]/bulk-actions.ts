"use server";

import type { BoxSearch } from "@/components/cartable/box-href";
import { actOnMany } from "@/lib/bulk/act-on-many";
import { chooseAll } from "@/lib/bulk/choose-all";
import { undoMany } from "@/lib/bulk/undo-many";
import type { Box } from "@/lib/cartable/schema";
import { action, type Next } from "@/lib/web/action";
import { passOnShape, referShape } from "@/lib/web/desk-shape";
import type { FormAction } from "@/lib/web/form-state";
import { requireStaff, safeNext } from "@/lib/web/session";
import { filterOf, searchOf } from "./search";

type Form = Record<string, unknown>;

/** «1234» is a request, «1234:ID» a referral of it. */
const chosenOf = ({ chosen }: Form) =>
  String(chosen ?? "")
    .split(",")
    .filter(Boolean)
    .map((row) => {
      const [number, referralId] = row.split(":");
      return { number: Number(number), ...(referralId ? { referralId } : {}) };
    });

/** Back to the list, with the report above it. */
const report = ({ taskId }: { taskId: string }, { back }: Form): Next => {
  const [path = "/cartable", query] = safeNext(String(back)).split("?");
  const search = new URLSearchParams(query);
  search.set("task", taskId);
  return { redirect: `${path}?${search}` };
};

const rest = ({ chosen: _, back: __, ...form }: Form): Form => form;
type Order = Parameters<typeof actOnMany>[1]["act"];

const many = (act: Order["do"], shape: (form: Form) => Form) =>
  withoutAct(
    action(actOnMany, {
      shape: (form) => ({ chosen: chosenOf(form), act: { do: act, ...shape(rest(form)) } }),
      next: report,
    }),
  );

/** What is wrong with `act.to` is wrong with the field `to` of the form. */
const withoutAct =
  (run: FormAction): FormAction =>
  async (before, data) => {
    const state = await run(before, data);
    if (state.kind !== "refused") return state;
    const fields = Object.entries(state.fields).map(([path, why]) => [path.replace(/^act\./, ""), why]);
    return { ...state, fields: Object.fromEntries(fields) };
  };

export const refer = many("refer", referShape);
export const handOver = many("handOver", passOnShape);
export const accept = many("accept", () => ({}));
export const tag = many("tag", (form) => form);
export const close = many("close", (form) => form);
export const undo = action(undoMany, { shape: ({ taskId }) => ({ taskId }), next: report });

/** All pages of this list, as a form names their rows. */
export async function everyRow(box: Box, search: BoxSearch): Promise<{ rows: string[]; full: boolean }> {
  const actor = await requireStaff();
  const { cursor: _, before: __, ...filter } = filterOf(searchOf(search));
  const { rows, full } = await chooseAll(actor, { box, ...filter });
  return {
    full,
    rows: rows.map(({ number, referralId }) => (referralId ? `${number}:${referralId}` : String(number))),
  };
}
