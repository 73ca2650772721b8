import { type AppError, invalid } from "@/lib/base/errors";
import { discard } from "@/lib/base/file-store";
import { Unreadable } from "./body";
import { readUpload, type StoredFile, type Taking, UploadFailed } from "./upload";

/** The one file of a multipart form, already on disk and checked by its content. Bytes that no row comes to know are swept away. */
export async function fileForm(request: Request): Promise<Record<string, unknown>> {
  return { file: await oneFile(request) };
}

/** As `fileForm`, for another size or other kinds of files. */
export async function oneFile(request: Request, taking: Omit<Taking, "most"> = {}): Promise<StoredFile> {
  if (!/^multipart\/form-data/i.test(request.headers.get("content-type") ?? ""))
    throw new Unreadable(415, { key: "body.notJson" });
  const { files, refused, fields } = await readUpload(request, { ...taking, most: 1 }).catch((error) => {
    if (!(error instanceof UploadFailed)) throw error;
    throw new Unreadable(error.reason === "tooLarge" ? 413 : 400, { key: `body.${error.reason}` });
  });
  const problems: [string, AppError["problem"]][] = refused.map(({ problem }) => ["file", problem]);
  for (const name of fields.keys()) problems.push([name, { key: "unknownField" }]);
  const [file] = files;
  if (file && problems.length === 0) return file;
  await discard(files);
  const large = refused.find(({ problem }) => problem.key === "file.tooLarge")?.problem;
  if (large) throw new Unreadable(413, large, { file: large });
  throw invalid(problems.length > 0 ? Object.fromEntries(problems) : { file: "required" });
}
