import { readTask } from "@/lib/tasks/queries";
import { asAppError, reported } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

/** Asked every second or two by a page that shows long work. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    return Response.json(await readTask(await requireStaff(), await params), { headers });
  } catch (error) {
    if (asAppError(error)) return new Response(null, { status: 404, headers });
    return new Response(reported(error), { status: 500, headers });
  }
}
