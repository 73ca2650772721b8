import { lateFilter } from "@/lib/service/list-late";
import { lateFile } from "@/lib/web/late-file";
import { asAppError, reported, sentence } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

const STATUS: Record<string, number> = { notFound: 404, forbidden: 403 };

/** What is late now, as CSV or Excel. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff();
  const { format, ...asked } = Object.fromEntries(new URL(request.url).searchParams);
  const filter = lateFilter.safeParse(asked);
  try {
    return await lateFile(actor, filter.success ? filter.data : {}, format === "xlsx" ? "xlsx" : "csv");
  } catch (error) {
    const known = asAppError(error);
    const text = known ? sentence(known.problem) : reported(error);
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    return new Response(text, { status: known ? (STATUS[known.code] ?? 422) : 500, headers });
  }
}
