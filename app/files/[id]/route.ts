import { readFile } from "@/lib/requests/read-file";
import { download } from "@/lib/web/download";
import { asAppError, reported, sentence } from "@/lib/web/problem";
import { currentActor } from "@/lib/web/session";

/** A file of a request, for those who see the request. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    return await download(await readFile(await currentActor(), await params));
  } catch (error) {
    const known = asAppError(error);
    if (!known) return new Response(reported(error), { status: 500 });
    return new Response(sentence({ key: "notFound" }), {
      status: 404,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  }
}
