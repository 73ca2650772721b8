"use server";

import { searchOf as boxSearchOf, filterOf } from "@/app/(staff)/cartable/[[...box]]/search";
import { searchOf } from "@/app/(staff)/requests/search";
import type { BoxSearch } from "@/components/cartable/box-href";
import type { RequestSearchValues } from "@/components/cartable/search-filters";
import { actOnMany } from "@/lib/bulk/act-on-many";
import { chooseBox, chooseFound } from "@/lib/bulk/choose-all";
import { namedRow, rowName } from "@/lib/bulk/rules";
import { undoMany } from "@/lib/bulk/undo-many";
import type { Box } from "@/lib/cartable/schema";
import { action, type Next } from "@/lib/web/action";
import { passOnShape, referShape } from "@/lib/web/desk-shape";
import type { FormAction } from "@/lib/web/form-state";
import { requireStaff, safeNext } from "@/lib/web/session";

type Form = Record<string, unknown>;

const chosenOf = ({ chosen }: Form) =>
  String(chosen ?? "")
    .split(",")
    .filter(Boolean)
    .map(namedRow);

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

type Named = { rows: string[]; full: boolean };
const named = ({ rows, full }: Awaited<ReturnType<typeof chooseBox>>): Named => ({ rows: rows.map(rowName), full });

/** All pages of a box, as a form names their rows. */
export async function everyRow(box: Box, search: BoxSearch): Promise<Named> {
  const actor = await requireStaff();
  const { cursor: _, before: __, ...filter } = filterOf(boxSearchOf(search));
  return named(await chooseBox(actor, { box, ...filter }));
}

/** All pages of a search over requests. */
export async function everyFound(values: RequestSearchValues): Promise<Named> {
  return named(await chooseFound(await requireStaff(), searchOf(values)));
}
