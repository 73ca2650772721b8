import type { BellNews } from "@/components/notices/bell-panel";
import { gathered } from "@/components/notices/gathered";
import { noticeWords } from "@/components/notices/notice-words";
import { clock } from "@/lib/base/clock";
import { formatRelative } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { listNotices } from "@/lib/notices/queries";
import { asAppError, reported } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

const FEW = 8;
/** Read for them: what was done to many at once takes one row. */
const LOOKED_AT = 100;

/** The newest notices in words, for the bell that was opened. */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    const actor = await requireStaff();
    const now = clock.now();
    const { items, nextCursor } = await listNotices(actor, { limit: LOOKED_AT });
    const rows = gathered(items);
    const more = nextCursor && rows.at(-1); // its end was not read
    const news: BellNews = rows.slice(0, FEW).map((row) => {
      const { first: one, n } = row;
      return {
        id: one.id,
        href: n > 1 ? "/notices" : one.request?.open ? `/requests/${one.request.number}` : null,
        read: one.read,
        when: formatRelative(one.at, now),
        ...noticeWords(one),
        ...(n > 1
          ? { request: t(row === more ? "notices.manyMore" : "notices.many", { n }), subject: null, told: null }
          : {}),
      };
    });
    return Response.json(news, { headers });
  } catch (error) {
    if (asAppError(error)) return new Response(null, { status: 404, headers });
    return new Response(reported(error), { status: 500, headers });
  }
}
