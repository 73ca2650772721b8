import { clock } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { AppError, type Problem } from "@/lib/base/errors";
import { discard } from "@/lib/base/file-store";
import { keepFiles } from "@/lib/requests/keep-files";
import { type Limit, putBack, take } from "./rate";
import { readUpload, type StoredFile, type Upload } from "./upload";

const MB = 1_048_576;
/** How long a form's files wait to be sent before they are swept away, at most. */
const MINUTES = 120;
const NO_ROOM = "file.noRoom";

/** One address may fill a quarter of the room for files that were not sent, but a whole form always. */
function share(): Limit {
  const { UNSENT_FILES_MAX_MB, UPLOAD_MAX_MB, UPLOAD_MAX_FILES } = env();
  const burst = Math.max(UNSENT_FILES_MAX_MB / 4, UPLOAD_MAX_MB * UPLOAD_MAX_FILES) * MB;
  return { burst, perMinute: burst / MINUTES };
}
const bucket = (address: string) => `unsent-files:${address}`;

/** While there is no room, nothing more is written to disk to find that out. */
let fullUntil = 0;

/** Reads a public form as it arrives; where there is no room for files, its texts only. */
export async function readPublicForm(request: Request, address: string): Promise<Upload> {
  const full = clock.now().getTime() < fullUntil || take(bucket(address), share()) > 0;
  const upload = await readUpload(request, full ? { most: 0 } : {});
  return full ? { ...upload, refused: upload.refused.map((r) => ({ ...r, problem: { key: NO_ROOM } })) } : upload;
}

export type Kept = { files: StoredFile[]; errors: Record<string, Problem> };

/** Keeps the files that came until form `key` is sent, and says of each other one why not. `before`: how many it has already. */
export async function keepPublicFiles(upload: Upload, address: string, key: string, before = 0): Promise<Kept> {
  const errors: Kept["errors"] = {};
  for (const [i, { name, problem }] of upload.refused.entries())
    errors[`files.${i}`] = { ...problem, params: { ...problem.params, name } };
  const most = env().UPLOAD_MAX_FILES;
  const room = Math.max(0, most - before);
  const files = upload.files.slice(0, room);
  const left = upload.files.slice(room);
  if (left.length > 0) errors["files.most"] = { key: "file.tooMany", params: { max: most, name: left[0]!.name } };
  await discard(left);
  if (files.length === 0 || (await stored(files, address, key))) return { files, errors };
  await discard(files);
  return { files: [], errors: { ...errors, "files.room": { key: NO_ROOM, params: { name: files[0]!.name } } } };
}

const bytesOf = (files: readonly { size: number }[]) => files.reduce((sum, { size }) => sum + size, 0);

/** @returns false when there is no room, for this address or at all */
async function stored(files: StoredFile[], address: string, key: string): Promise<boolean> {
  if (take(bucket(address), share(), bytesOf(files)) > 0) return false;
  try {
    await keepFiles({ kind: "public" }, { files, uploader: `form:${key}` });
    return true;
  } catch (error) {
    putBack(bucket(address), share(), bytesOf(files));
    if (!(error instanceof AppError) || error.fields.files?.key !== NO_ROOM) throw error;
    fullUntil = clock.now().getTime() + 60_000;
    return false;
  }
}

/** The form was sent: its files belong to a request now, and no longer count. */
export const filesWereSent = (files: readonly { size: number }[], address: string): void =>
  putBack(bucket(address), share(), bytesOf(files));
