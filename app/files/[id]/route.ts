import { readFile } from "@/lib/requests/read-file";
import { fileAnswer } from "@/lib/web/download";
import { currentActor } from "@/lib/web/session";

type Context = { params: Promise<{ id: string }> };

/** A file of a request, for those who see the request. */
export const GET = (_: Request, { params }: Context): Promise<Response> =>
  fileAnswer(async () => readFile(await currentActor(), await params));
