import type { BellNews } from "@/components/notices/bell-panel";
import { noticeWords } from "@/components/notices/notice-words";
import { clock } from "@/lib/base/clock";
import { formatRelative } from "@/lib/i18n/date";
import { listNotices } from "@/lib/notices/queries";
import { asAppError, reported } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

const FEW = 8;

/** The newest notices in words, for the bell that was opened. */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    const actor = await requireStaff();
    const now = clock.now();
    const { items } = await listNotices(actor, { limit: FEW });
    const news: BellNews = items.map((one) => ({
      id: one.id,
      href: one.request?.open ? `/requests/${one.request.number}` : null,
      read: one.read,
      when: formatRelative(one.at, now),
      ...noticeWords(one),
    }));
    return Response.json(news, { headers });
  } catch (error) {
    if (asAppError(error)) return new Response(null, { status: 404, headers });
    return new Response(reported(error), { status: 500, headers });
  }
}
