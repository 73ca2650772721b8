import type { PaneView } from "@/components/requests/pane-view";
import { t } from "@/lib/i18n/t";
import { Audience } from "./audience";
import { Who } from "./conversation";
import { LongText } from "./long-text";

/** What colleagues wrote for each other. */
export function Notes({ view, now }: { view: PaneView; now: Date }) {
  if (view.notes.length === 0) return null;
  return (
    <section aria-labelledby="notes-title">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="notes-title" className="text-sm font-bold">
          {t("request.notes.title")}
        </h2>
        <Audience who="internal" />
      </div>
      <ul className="internal-card flex flex-col divide-y divide-internal-border py-0!">
        {view.notes.map((note) => (
          <li key={note.id} className="py-3">
            <Who name={note.by} at={note.at} now={now}>
              {note.seat}
            </Who>
            <LongText>{note.body}</LongText>
          </li>
        ))}
      </ul>
    </section>
  );
}
