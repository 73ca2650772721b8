import "server-only";
import { AppError, type Problem } from "@/lib/base/errors";
import { newId, parseTrackingCode } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";
import { saveDraft } from "@/lib/requests/save-draft";
import { addressKey } from "./address";
import { readBytes } from "./body";
import { plainPage } from "./plain-page";
import { reported } from "./problem";
import { take } from "./rate";
import { type Upload, UploadFailed } from "./upload";

type Post = { code: string; upload: Upload; address: string };
/** What was typed and uploaded, to come back after a refusal. */
export type Keep = { body?: string | undefined; key?: string | undefined; files?: readonly { id: string }[] };
export type Answer = { did?: string; problems?: Record<string, Problem>; keep?: Keep };
/** How the body is read; by default texts only. */
type Read = (request: Request, code: string, address: string) => Promise<Upload>;

/** Larger than the longest text that is taken in, percent-encoded; more is cut off at once. */
const MOST = 2_000_000;

/** To the form with the field that is wrong; what is said of the whole stands at the top of the page. */
const placeOf = ({ problems = {} }: Answer): string => (problems.key ? "#prove" : problems.body ? "#write" : "");

const seeOther = (to: string) =>
  new Response(null, { status: 303, headers: { location: to, "referrer-policy": "no-referrer" } });

/** A form of the tracking page: limited by address, answered with 303 to the page; what was typed outlives every refusal. */
export async function trackDoor(
  request: Request,
  params: Promise<{ code: string }>,
  act: (post: Post) => Promise<Answer>,
  read: Read = readTexts,
): Promise<Response> {
  const address = addressKey(request.headers);
  const wait = take(`track:${address}`, { perMinute: 20, burst: 20 });
  if (wait > 0) return plainPage(429, t("errors.tooMany", { seconds: wait }), { "retry-after": String(wait) });
  const code = parseTrackingCode(decodeURIComponent((await params).code));
  if (!code) return seeOther("/track?unknown=1");
  try {
    const upload = await read(request, code, address);
    const keep = { body: upload.fields.get("body") };
    const answer = await act({ code, upload, address }).catch((error: unknown) => refused(error, keep));
    if (answer.did) return seeOther(`/track/${code}?did=${answer.did}`);
    return seeOther(`/track/${code}?draft=${await kept(code, answer)}${placeOf(answer)}`);
  } catch (error) {
    if (!(error instanceof UploadFailed)) throw error;
    if (error.reason === "unreadable") return plainPage(400, t("intake.refusal.unreadable"));
    return plainPage(413, t("errors.tooLong", { limit: 100_000 }));
  }
}

async function readTexts(request: Request): Promise<Upload> {
  const body = await readBytes(request, MOST).catch(() => null);
  if (!body) throw new UploadFailed("tooLarge");
  return { fields: new Map(new URLSearchParams(new TextDecoder().decode(body))), files: [], refused: [] };
}

/** What an act that was refused answers: why, and all that was given. */
export function refused(error: unknown, keep: Keep): Answer {
  if (!(error instanceof AppError))
    return { problems: { page: { key: "unexpected", params: { id: reported(error) } } }, keep };
  if (error.code === "notFound") return { problems: { page: { key: "trackAgain" } }, keep };
  if (error.fields.body) return { problems: { body: error.fields.body }, keep };
  return { problems: { page: Object.values(error.fields)[0] ?? error.problem }, keep };
}

async function kept(code: string, { problems = {}, keep = {} }: Answer): Promise<string> {
  const id = newId();
  const { body, key, files = [] } = keep;
  const values = { code, ...(body ? { body: body.replaceAll("\0", "") } : {}), ...(key ? { key } : {}) };
  const ids = files.map((f) => f.id);
  await saveDraft({ kind: "public" }, { id, values, errors: problems, files: ids, uploader: `form:${key ?? id}` });
  return id;
}
