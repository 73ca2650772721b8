import { exportRegistry } from "@/lib/requests/export-registry";
import { asAppError, reported, sentence } from "@/lib/web/problem";
import { registryFile } from "@/lib/web/registry-file";
import { requireStaff } from "@/lib/web/session";

/** The registry of a year as a file for Excel or as CSV. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireStaff();
  const { format, ...filter } = Object.fromEntries(new URL(request.url).searchParams);
  try {
    const { year, rows } = await exportRegistry(actor, filter as Parameters<typeof exportRegistry>[1]);
    return await registryFile(year, rows, format === "csv" ? "csv" : "xlsx");
  } catch (error) {
    const known = asAppError(error);
    const status = !known ? 500 : known.code === "forbidden" ? 403 : 404;
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    return new Response(known ? sentence(known.problem) : reported(error), { status, headers });
  }
}
