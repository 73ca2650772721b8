import "server-only";
import { t } from "@/lib/i18n/t";
import { readDraft } from "@/lib/requests/read-draft";
import { sentence } from "./problem";

export type TrackNotice = {
  tone: "success" | "info" | "warning" | "danger";
  text: string | null;
  /** Words that were typed and not taken in. */
  body?: string | undefined;
  /** The draft that keeps them while a key is named again. */
  draft?: string | undefined;
};

const DID: Record<string, TrackNotice> = {
  wrote: { tone: "success", text: t("track.write.done") },
  closed: { tone: "success", text: t("track.close.done") },
};

/** What the last act on this page came to: a success by its word, a refusal by the draft that holds what was typed. */
export async function readTrackNotice(code: string, search: { did?: string; draft?: string }): Promise<TrackNotice> {
  const draft = search.draft ? await readDraft({ kind: "public" }, { id: search.draft }) : null;
  if (draft?.values.code !== code) return DID[search.did ?? ""] ?? { tone: "info", text: null };
  const problem = draft.errors.page;
  const kept = { body: draft.values.body, draft: draft.values.body ? draft.id : undefined };
  return problem ? { tone: "danger", text: sentence(problem), ...kept } : { tone: "info", text: null, ...kept };
}
