import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/base/errors";
import { undoMerge } from "@/lib/identity/undo-merge";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { cardsParted, requestMoved } from "@/lib/web/act-views";
import { route } from "@/lib/web/route";

type Named = z.input<typeof undoMerge.input>;

/** Customers' merges have ids of their own; a merge of requests bears that of the request. */
async function undo(actor: Actor, input: Named) {
  try {
    return await undoMerge(actor, input);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "notFound") throw error;
    return unmergeRequest(actor, { mergeId: input.mergeId });
  }
}

export const POST = route(Object.assign(undo, { action: undoMerge.action, input: undoMerge.input }), {
  method: "POST",
  path: "/merges/{mergeId}/undo",
  summary: "Undo a merge of customers or of requests",
  status: 200,
  gives: cardsParted.or(requestMoved),
});
