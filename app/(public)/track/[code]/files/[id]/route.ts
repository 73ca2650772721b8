import { parseTrackingCode } from "@/lib/base/id";
import { readTrackedFile } from "@/lib/requests/read-tracked-file";
import { fileAnswer } from "@/lib/web/download";
import { trackingActor } from "@/lib/web/tracked";

type Context = { params: Promise<{ code: string; id: string }> };

/** A file that the customer sent himself, once he named a key of the request. */
export const GET = (_: Request, { params }: Context): Promise<Response> =>
  fileAnswer(async () => {
    const { code, id } = await params;
    return readTrackedFile(await trackingActor(parseTrackingCode(code) ?? ""), { id });
  });
