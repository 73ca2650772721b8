import { latinDigits } from "@/lib/base/text";
import { exportCustomer } from "@/lib/privacy/export-customer";
import { exportZip } from "@/lib/web/export-zip";
import { fromOurPage } from "@/lib/web/our-page";
import { asAppError, reported, sentence } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

const plain = (status: number, text: string) =>
  new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
const STATUS: Record<string, number> = { notFound: 404, forbidden: 403, invalid: 404 };

/** The ZIP of everything about one customer, from the button on his privacy page. */
export async function POST(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  if (!fromOurPage(request.headers)) return plain(403, sentence({ key: "forbidden" }));
  const actor = await requireStaff();
  const code = latinDigits(decodeURIComponent((await params).code)).slice(0, 20);
  try {
    return await exportZip(await exportCustomer(actor, { code }), actor);
  } catch (error) {
    const known = asAppError(error);
    return known ? plain(STATUS[known.code] ?? 409, sentence(known.problem)) : plain(500, reported(error));
  }
}
