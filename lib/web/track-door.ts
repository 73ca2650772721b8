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

type Post = { code: string; form: URLSearchParams };
export type Answer = { did?: string; problem?: Problem; keep?: string };

/** Larger than the longest text that is taken in, percent-encoded; more is cut off at once. */
const MOST = 2_000_000;

const seeOther = (to: string) =>
  new Response(null, { status: 303, headers: { location: to, "referrer-policy": "no-referrer" } });

/** A form of the tracking page: limited by address, answered with 303 to the page; what was typed outlives every refusal. */
export async function trackDoor(
  request: Request,
  params: Promise<{ code: string }>,
  act: (post: Post) => Promise<Answer>,
): Promise<Response> {
  const wait = take(`track:${addressKey(request.headers)}`, { perMinute: 20, burst: 20 });
  if (wait > 0) return plainPage(429, t("errors.tooMany", { seconds: wait }), { "retry-after": String(wait) });
  const code = parseTrackingCode(decodeURIComponent((await params).code));
  if (!code) return seeOther("/track?unknown=1");
  const body = await readBytes(request, MOST).catch(() => null);
  if (!body) return plainPage(413, t("errors.tooLong", { limit: 100_000 }));
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const answer = await act({ code, form }).catch((error: unknown): Answer => refused(error, form.get("body")));
  if (answer.did) return seeOther(`/track/${code}?did=${answer.did}`);
  return seeOther(`/track/${code}?draft=${await keep(code, answer)}`);
}

function refused(error: unknown, body: string | null): Answer {
  if (!(error instanceof AppError))
    return { problem: { key: "unexpected", params: { id: reported(error) } }, ...kept(body) };
  if (error.code === "notFound") return { problem: { key: "trackAgain" }, ...kept(body) };
  return { problem: Object.values(error.fields)[0] ?? error.problem, ...kept(body) };
}

const kept = (body: string | null) => (body ? { keep: body } : {});

async function keep(code: string, { problem, keep: body }: Answer): Promise<string> {
  const id = newId();
  const values = { code, ...(body ? { body } : {}) };
  await saveDraft(
    { kind: "public" },
    { id, values, errors: problem ? { page: problem } : {}, files: [], uploader: `form:${id}` },
  );
  return id;
}
