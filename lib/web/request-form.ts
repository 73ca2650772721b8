import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { PublicActor } from "@/lib/auth/actor";
import type { Problem } from "@/lib/base/errors";
import { secretToken } from "@/lib/base/id";
import { readSender } from "@/lib/customers/rules";
import { t } from "@/lib/i18n/t";
import { databaseIsAway } from "@/lib/kernel/lean";
import { type Draft, readDraft } from "@/lib/requests/read-draft";
import { saveDraft } from "@/lib/requests/save-draft";
import { submitRequest } from "@/lib/requests/submit-request";
import { addressKey } from "./address";
import { giveBack, spendChallenge } from "./challenge";
import { fromOurPage } from "./our-page";
import { plainPage } from "./plain-page";
import { asAppError, reported } from "./problem";
import { filesWereSent, keepPublicFiles, readPublicForm } from "./public-files";
import { take } from "./rate";
import { receiptMark } from "./receipt";
import { type Upload, UploadFailed } from "./upload";

const PUBLIC: PublicActor = { kind: "public" };
/** Above it a question is asked … */
const CALM = { perMinute: 2, burst: 10 };
/** … and above this nothing is read at all. */
const FLOOD = { perMinute: 20, burst: 60 };

/** Fields of the form, as they come back after a refusal. Dots nest, as in the input of `submitRequest`. */
export const FORM_FIELDS = [
  "customer.name",
  "customer.phone",
  "customer.email",
  "kind",
  "departmentId",
  "subject",
  "body",
] as const;

type Values = Record<string, string>;
type Sent = {
  values: Values;
  key: string;
  address: string;
  draft: Draft | null;
  files: { id: string; size: number }[];
  errors: Record<string, Problem>;
};

/** The public form: 303 to the page with the code, or back to the form with everything that was typed and uploaded. */
export async function answerRequestForm(request: Request): Promise<Response> {
  if (!fromOurPage(request.headers)) return plainPage(403, t("intake.refusal.otherSite"));
  const address = addressKey(request.headers);
  const wait = take(`intake-flood:${address}`, FLOOD);
  if (wait > 0) return plainPage(429, t("intake.refusal.tooMany", { seconds: wait }), { "retry-after": String(wait) });
  try {
    const sent = await readSent(await readPublicForm(request, address), address);
    return seeOther(await place(sent, take(`intake:${address}`, CALM) > 0 || sent.values.website !== ""));
  } catch (error) {
    if (error instanceof UploadFailed)
      return plainPage(error.reason === "tooLarge" ? 413 : 400, t(`intake.refusal.${error.reason}`));
    if (databaseIsAway(error)) return plainPage(503, t("errors.unavailable"), { "retry-after": "5" });
    return plainPage(500, t("intake.refusal.unexpected", { id: reported(error) }));
  }
}

const seeOther = (to: string) =>
  new Response(null, { status: 303, headers: { location: to, "cache-control": "no-store" } });

/** What came: texts, files that came before and are still ticked, files that came now. */
async function readSent(upload: Upload, address: string): Promise<Sent> {
  const values = Object.fromEntries(
    [...FORM_FIELDS, "website", "challenge", "answer"].map((name) => [name, upload.fields.get(name) ?? ""]),
  );
  const typedKey = upload.fields.get("key") ?? "";
  const key = /^[\w-]{16,64}$/.test(typedKey) ? typedKey : secretToken(16);
  const found = await readDraft(PUBLIC, { id: upload.fields.get("draft") ?? "" });
  const draft = found?.values.key === key ? found : null;
  const before = (draft?.files ?? []).filter(({ id }) => upload.fields.has(`keep.${id}`));
  const { files, errors } = await keepPublicFiles(upload, address, key, before.length);
  return { values, key, address, draft, files: [...before, ...files], errors };
}

/** @returns where to go: the result, or the form with its draft */
async function place(sent: Sent, suspect: boolean): Promise<string> {
  const { values, errors } = sent;
  if (Object.keys(errors).length > 0) return back(sent, { ...errors, ...fieldProblems(values) });
  if (suspect && !spendChallenge(values.challenge, values.answer)) {
    const asked = values.answer !== "" ? "challenge.wrong" : "challenge.needed";
    return back(sent, { ...fieldProblems(values), answer: { key: asked } });
  }
  try {
    const { trackingCode, repeated } = await submitRequest(PUBLIC, inputOf(sent));
    if (!repeated) filesWereSent(sent.files, sent.address);
    return `/request/done/${trackingCode}?k=${receiptMark(trackingCode)}`;
  } catch (error) {
    giveBack(values.challenge);
    const known = asAppError(error);
    if (known?.code === "invalid") return back(sent, { ...fieldProblems(values), ...placed(known.fields) });
    return back(sent, { page: known?.problem ?? { key: "unexpected", params: { id: reported(error) } } });
  }
}

function inputOf({ values, key, files }: Sent): Parameters<typeof submitRequest>[1] {
  const typed = (name: string) => (values[name]?.trim() ? values[name] : undefined);
  return {
    channel: "web",
    subject: values.subject ?? "",
    body: values.body ?? "",
    kind: typed("kind") as "other" | undefined,
    departmentId: typed("departmentId"),
    externalId: `form:${key}`,
    customer: { name: typed("customer.name"), phone: typed("customer.phone"), email: typed("customer.email") },
    attachments: files.map(({ id }) => id),
  };
}

/** What can be said of the fields before anything else is, so that one round tells all. */
function fieldProblems(values: Values): Record<string, Problem> {
  const phone = values["customer.phone"]?.trim() || undefined;
  const email = values["customer.email"]?.trim() || undefined;
  // Whatever the office's own area code is, a local number with it can be read.
  const { problems } = readSender({ phone, email }, "021");
  const all = Object.fromEntries(Object.entries(problems).map(([field, p]) => [`customer.${field}`, p]));
  if (!phone && !email) all["customer.phone"] = { key: "contact.oneNeeded" };
  for (const name of ["subject", "body"]) if (!values[name]?.trim()) all[name] = { key: "required" };
  return all;
}

/** Problems of fields that the form shows elsewhere, or not at all. */
const placed = (fields: Record<string, Problem>): Record<string, Problem> =>
  Object.fromEntries(
    Object.entries(fields).map(([path, problem]) => {
      if (path.startsWith("attachments")) return ["files.0", problem];
      return (FORM_FIELDS as readonly string[]).includes(path) ? [path, problem] : ["page", problem];
    }),
  );

/** PostgreSQL keeps no NUL; the form comes back without it. */
const storable = (s: string): string => s.replaceAll("\0", "");

async function back({ values, key, draft, files }: Sent, errors: Record<string, Problem>): Promise<string> {
  const id = draft?.id ?? randomUUID();
  const ids = files.map((f) => f.id);
  const kept = Object.fromEntries(Object.entries({ ...values, key }).map(([name, value]) => [name, storable(value)]));
  await saveDraft(PUBLIC, { id: z.uuid().parse(id), values: kept, errors, files: ids, uploader: `form:${key}` });
  return `/request?draft=${id}#summary`;
}
