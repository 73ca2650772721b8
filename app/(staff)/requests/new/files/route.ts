import { may } from "@/lib/auth/policy";
import { forbidden, invalid } from "@/lib/base/errors";
import { discard } from "@/lib/base/file-store";
import { keepFiles } from "@/lib/requests/keep-files";
import { fromOurPage } from "@/lib/web/our-page";
import { asAppError, reported, sentence } from "@/lib/web/problem";
import { requireStaff } from "@/lib/web/session";
import { readUpload, UploadFailed } from "@/lib/web/upload";

/** Scans and photos of a request that is being registered: kept for their uploader until he saves it, or swept away after a day. */
export async function POST(request: Request): Promise<Response> {
  const actor = await requireStaff();
  try {
    if (!fromOurPage(request.headers) || !may("request.submit", actor, null)) throw forbidden();
    const { files, refused } = await readUpload(request);
    const [first] = refused;
    if (first) {
      await discard(files);
      throw invalid({ file: first.problem });
    }
    const kept = await keepFiles(actor, { files, uploader: `user:${actor.userId}` });
    return Response.json({ files: kept.map(({ id, name }) => ({ id, name })) }, { status: 201 });
  } catch (error) {
    if (error instanceof UploadFailed) return said(422, sentence({ key: `body.${error.reason}` }));
    const known = asAppError(error);
    if (!known) return said(500, reported(error));
    return said(known.code === "forbidden" ? 403 : 422, sentence(known.fields.file ?? known.problem));
  }
}

const said = (status: number, message: string) => Response.json({ message }, { status });
