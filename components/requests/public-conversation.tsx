import { Bidi, Written } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { DateTime } from "@/components/ui/date-time";
import { t } from "@/lib/i18n/t";
import type { TrackView } from "@/lib/requests/track-request";
import { Files } from "./files";

/** What the customer wrote and what he was answered, as he may read it. */
export function Conversation({ code, open, now }: { code: string; open: NonNullable<TrackView["open"]>; now: Date }) {
  const path = `/track/${code}/files`;
  return (
    <section className="mt-8" aria-labelledby="conversation">
      <h2 id="conversation" className="text-lg font-bold">
        {t("track.conversation")}
      </h2>
      <article className="mt-3 rounded-xl bg-surface-secondary p-4">
        <h3 className="font-bold">
          <Bidi>{open.subject}</Bidi>
        </h3>
        <Written>{open.body}</Written>
        <Files files={open.files} path={path} />
      </article>
      {open.conversation.map((said) => (
        <article
          key={said.id}
          className={cx("mt-3 rounded-xl p-4", said.from === "house" ? "bg-accent-soft" : "bg-surface-secondary")}
        >
          <h3 className="flex flex-wrap justify-between gap-x-4 text-sm text-muted">
            <span className="font-bold">
              {said.from === "customer" ? t("track.you") : said.interim ? t("track.interimReply") : t("track.house")}
            </span>
            <DateTime at={said.at} now={now} />
          </h3>
          <Written>{said.body}</Written>
          <Files files={said.files} path={path} />
        </article>
      ))}
    </section>
  );
}
