import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { PressForm } from "@/components/ui/press-form";
import { RovingList } from "@/components/ui/roving-list";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/i18n/t";
import type { NoticeItem } from "@/lib/notices/schema";
import type { FormAction } from "@/lib/web/form-state";
import { noticeWords } from "./notice-words";

type Props = { items: NoticeItem[]; now: Date; read: FormAction };

/** Rows of two lines: what happened and by whom, and of which request. Opening the request reads it. */
export const NoticeList = ({ items, now, read }: Props) => (
  <RovingList aria-label={t("notices.title")}>
    {items.map((one) => (
      <li key={one.id} data-row="" className="flex items-center gap-2 border-b border-separator">
        {one.request?.open ? (
          <a
            href={`/requests/${one.request.number}`}
            className="flex min-w-0 flex-1 gap-2.5 rounded px-2 py-2.5 hover:bg-surface-hover"
          >
            <Lines one={one} now={now} />
          </a>
        ) : (
          <div className="flex min-w-0 flex-1 gap-2.5 px-2 py-2.5">
            <Lines one={one} now={now} />
          </div>
        )}
        {!one.read && (
          <PressForm action={read} className="shrink-0">
            <input type="hidden" name="ids[]" value={one.id} />
            <SubmitButton variant="quiet" size="sm">
              {t("notices.markRead")}
            </SubmitButton>
          </PressForm>
        )}
      </li>
    ))}
  </RovingList>
);

const Lines = ({ one, now }: { one: NoticeItem; now: Date }) => (
  <>
    <span className="pt-1.5">
      {one.read ? (
        <span className="block size-2" />
      ) : (
        <span className="block size-2 rounded-full bg-accent">
          <span className="sr-only">{t("notices.newMark")}</span>
        </span>
      )}
    </span>
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline gap-2">
        <span className={one.read ? "min-w-0 flex-1 truncate" : "min-w-0 flex-1 truncate font-medium"}>
          {t(`notices.kind.${one.kind}`)}
          {one.by && (
            <span className="font-normal text-muted">
              {" "}
              <Bidi>{t("notices.who", { who: one.by })}</Bidi>
            </span>
          )}
        </span>
        <span className="shrink-0 text-xs text-muted">
          <DateTime at={one.at} now={now} />
        </span>
      </span>
      <span className="block text-13 text-muted">
        <About one={one} />
      </span>
    </span>
  </>
);

function About({ one }: { one: NoticeItem }) {
  const { request, subject, told } = noticeWords(one);
  if (!request) return told && <Bidi>{told}</Bidi>;
  return (
    <>
      <span className="flex gap-1.5">
        <span className="shrink-0">{request}</span>
        <span dir="auto" className="block min-w-0 flex-1 truncate text-right">
          {subject}
        </span>
      </span>
      {told && (
        <span dir="auto" className="mt-0.5 block wrap-anywhere text-foreground">
          {told}
        </span>
      )}
    </>
  );
}
