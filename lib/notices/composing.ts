import { env } from "@/lib/base/env";
import { inLine } from "@/lib/base/text";
import type { MailList } from "@/lib/channels/rules";
import { formatDate, formatDateTime } from "@/lib/i18n/date";
import { type MessageKey, t } from "@/lib/i18n/t";
import type { NoticeKind } from "./schema";

export type Pending = {
  id: string;
  kind: NoticeKind;
  at: Date;
  mail: "now" | "digest";
  mailAt: Date;
  requestId: string | null;
  by: string | null;
  number: number | null;
  subject: string | null;
};

type For = { way: "now" | "digest"; name: string; company: string; now: Date };

/** A mail names at most so many requests, and so many things of each; the rest is counted. */
const MOST = 50;
const MOST_LINES = 5;

const kindOf = (kind: NoticeKind) => t(`notices.kind.${kind}` as MessageKey);

/** The mail that tells these notices: all of one request together. Nothing of a customer's but subject and number. */
export function composed(told: readonly Pending[], to: For): { subject: string; list: MailList } {
  const { APP_URL } = env();
  const keys = [...new Set(told.map((n) => n.requestId))];
  const groups = keys.map((key) => told.filter((n) => n.requestId === key));
  const items = groups.slice(0, MOST).map((all) => {
    const { number, subject } = all[0]!;
    return {
      title: number === null ? t("notices.mail.others") : titleOf(number, subject),
      href: number === null ? `${APP_URL}/notices` : `${APP_URL}/requests/${number}`,
      lines: linesOf(all),
    };
  });
  const rest = groups.slice(MOST).flat().length;
  if (rest > 0) items.push({ title: t("notices.mail.more", { n: rest }), href: `${APP_URL}/notices`, lines: [] });
  const lead = t(to.way === "digest" ? "notices.mail.leadDigest" : "notices.mail.lead", { name: to.name });
  return {
    subject: subjectOf(told, groups.length, to),
    list: {
      lead,
      items,
      note: t("notices.mail.note"),
      foot: t("notices.mail.foot"),
      footHref: `${APP_URL}/profile/notices`,
    },
  };
}

const titleOf = (number: number, subject: string | null) =>
  subject === null ? t("notices.requestOnly", { number }) : t("notices.request", { number, subject: inLine(subject) });

/** Days by their date: nobody knows when a mail is read. */
function linesOf(all: readonly Pending[]): string[] {
  const shown = all.slice(-MOST_LINES).map(({ kind, by, at }) => {
    const when = formatDateTime(at);
    return by === null
      ? t("notices.mail.line", { kind: kindOf(kind), when })
      : t("notices.mail.lineBy", { kind: kindOf(kind), who: by, when });
  });
  const rest = all.length - shown.length;
  return rest > 0 ? [...shown, t("notices.mail.more", { n: rest })] : shown;
}

function subjectOf(told: readonly Pending[], groups: number, { way, company, now }: For): string {
  if (way === "digest") return t("notices.mail.subjectDigest", { company, date: formatDate(now) });
  const last = told.at(-1)!;
  return groups === 1 && last.number !== null
    ? t("notices.mail.subjectOne", { number: last.number, kind: kindOf(last.kind) })
    : t("notices.mail.subjectMany", { n: told.length, company });
}
