import "server-only";
import { t } from "@/lib/i18n/t";
import { type Draft, readDraft } from "@/lib/requests/read-draft";
import { sentence } from "./problem";

export type TrackNotice = {
  tone: "success" | "info" | "warning" | "danger";
  text: string | null;
  /** What was typed and uploaded and not taken in; it is kept while a key is named again. */
  draft: { id: string; body?: string | undefined; key?: string | undefined; files: Draft["files"] } | null;
  /** What is wrong with a field, to stand at it. */
  wrong: Partial<Record<"body" | "key" | "files", string>>;
};

const done = (text: string): TrackNotice => ({ tone: "success", text, draft: null, wrong: {} });
const DID: Record<string, TrackNotice> = { wrote: done(t("track.write.done")), closed: done(t("track.close.done")) };
const NOTHING: TrackNotice = { tone: "info", text: null, draft: null, wrong: {} };

/** What the last act on this page came to: a success by its word, a refusal by the draft that holds what was typed. */
export async function readTrackNotice(code: string, search: { did?: string; draft?: string }): Promise<TrackNotice> {
  const draft = search.draft ? await readDraft({ kind: "public" }, { id: search.draft }) : null;
  if (draft?.values.code !== code) return DID[search.did ?? ""] ?? NOTHING;
  const { page, body: inBody, key: inKey, ...others } = draft.errors;
  const { body, key } = draft.values;
  const files = Object.values(others).map((problem) =>
    t("intake.refusedFile", { name: `\u2068${problem.params?.name ?? ""}\u2069`, problem: sentence(problem) }),
  );
  const text = page ? sentence(page) : files.length > 0 ? t("track.write.filesWrong") : null;
  return {
    tone: text ? "danger" : "info",
    text,
    draft: { id: draft.id, body, key, files: draft.files },
    wrong: {
      ...(inBody && { body: sentence(inBody) }),
      ...(inKey && { key: sentence(inKey) }),
      ...(files.length > 0 && { files: files.join(" ") }),
    },
  };
}
