import { isMessageKey, t } from "@/lib/i18n/t";
import type { NoticeItem } from "@/lib/notices/schema";

/** What a notice says: what happened, by whom, of which request, and its own words. */
export function noticeWords({ kind, by, request, detail }: NoticeItem) {
  return {
    title: t(`notices.kind.${kind}`),
    who: by && t("notices.who", { who: by }),
    request: request && t("notices.requestOnly", { number: request.number }),
    subject: request && (request.subject ?? t("notices.gone")),
    told: detail === null ? null : detailOf(kind, detail),
  };
}

function detailOf(kind: NoticeItem["kind"], detail: string): string {
  if (kind === "substitute") return t("notices.seat", { seat: detail });
  if (kind !== "taskDone") return detail;
  const key = `notices.task.${detail}`;
  return isMessageKey(key) ? t(key) : t("notices.task.other");
}
