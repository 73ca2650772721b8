import { countViews } from "@/lib/views/queries";
import { asAppError, reported } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";

/** The figures beside the views of the navigation, asked for after the page stands. */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  try {
    return Response.json(await countViews(await requireStaff(), {}), { headers });
  } catch (error) {
    if (asAppError(error)) return new Response(null, { status: 404, headers });
    return new Response(reported(error), { status: 500, headers });
  }
}
