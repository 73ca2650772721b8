import { Changes } from "@/components/audit/changes";
import { DateTime } from "@/components/ui/date-time";
import { Pager } from "@/components/ui/pager";
import { Timeline } from "@/components/ui/timeline";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { listVersions, type VersionShown } from "@/lib/calendar/list-versions";
import { weekdays } from "@/lib/calendar/schema";
import { calendar as say } from "@/lib/i18n/messages/fa/calendar";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { Json } from "@/lib/kernel/events";
import { oneOf, type SearchParams } from "@/lib/web/search-params";

/** What was changed, by whom, the newest first. */
export async function HistoryView({ actor, search }: { actor: UserActor; search: SearchParams }) {
  const asked = Number(oneOf(search.before));
  const { items, next } = await listVersions(actor, Number.isInteger(asked) && asked > 0 ? { before: asked } : {});
  const now = clock.now();
  const item = (version: VersionShown) => ({
    id: String(version.version),
    title: titleOf(version),
    time: <DateTime at={version.at} now={now} />,
    body: (version.before || version.after) && (
      <Changes before={inOrder(version.before)} after={inOrder(version.after)} type="calendar.changed" names={{}} />
    ),
  });
  return (
    <>
      <p className="mb-5 text-13 leading-text text-muted">{say.history.lead}</p>
      <Timeline label={say.tabs.history} items={items.map(item)} />
      <Pager {...(next ? { next: `/settings/calendar?view=history&before=${next}` } : {})} />
    </>
  );
}

function titleOf({ version, act, by, department, province }: VersionShown): string {
  const key = `calendar.act.${act}`;
  const place = [department, province].filter(Boolean).join("، ");
  const words = [
    isMessageKey(key) ? t(key) : act,
    place,
    by ?? say.history.system,
    t("calendar.history.version", { n: version }),
  ];
  return words.filter(Boolean).join(" · ");
}

const ORDER = ["name", "day", "effectiveFrom", "effectiveTo", "from", "until", ...weekdays, "onHolidays"];
/** The database keeps the keys of an object by their length: back to the order in which one reads them. */
function inOrder(values: Json | null): Json | null {
  if (values === null || typeof values !== "object" || Array.isArray(values)) return values;
  const place = (key: string) => (ORDER.indexOf(key) + ORDER.length + 1) % (ORDER.length + 1);
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => place(a) - place(b)));
}
