"use server";

import { t } from "@/lib/i18n/t";
import { mapImport } from "@/lib/transfer/map-import";
import { rereadImport } from "@/lib/transfer/open-import";
import { runImport } from "@/lib/transfer/run-import";
import { undoImport } from "@/lib/transfer/undo-import";
import { action } from "@/lib/web/action";

const page = (id: string) => `/customers/import/${id}`;
const said = (text: string) => ({ flash: { tone: "success" as const, text } });

export const reread = action(rereadImport, {
  next: ({ id }) => ({ redirect: page(id) }),
});

export const map = action(mapImport, {
  next: ({ id }) => ({ ...said(t("transfer.done.mapped")), redirect: `${page(id)}?step=preview` }),
});

export const run = action(runImport, {
  next: ({ id }) => ({ ...said(t("transfer.done.started")), redirect: page(id) }),
});

export const undo = action(undoImport, {
  next: ({ id }) => ({ ...said(t("transfer.done.undoing")), redirect: page(id) }),
});
