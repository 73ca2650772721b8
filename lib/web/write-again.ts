import "server-only";
import { newId } from "@/lib/base/id";
import { readDraft } from "@/lib/requests/read-draft";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { filesWereSent, keepPublicFiles, readPublicForm } from "./public-files";
import { type Answer, refused, trackDoor } from "./track-door";
import { trackingActor } from "./tracked";
import { readUpload } from "./upload";

const named = async (code: string) => (await trackingActor(code)).tracked?.keyNamed === true;

/** The customer writes again, with files: taken in only from whom named a key, and checked as those of the request form. */
export function answerWriteForm(request: Request, params: Promise<{ code: string }>): Promise<Response> {
  return trackDoor(request, params, write, async (sent, code, address) =>
    (await named(code)) ? readPublicForm(sent, address) : { ...(await readUpload(sent, { most: 0 })), refused: [] },
  );
}

const write: Parameters<typeof trackDoor>[2] = async ({ code, upload, address }): Promise<Answer> => {
  const { fields } = upload;
  const typed = fields.get("key") ?? "";
  const key = /^[\w-]{16,64}$/.test(typed) ? typed : newId();
  const draft = await readDraft({ kind: "public" }, { id: fields.get("draft") ?? "" });
  const arrived = draft?.values.code === code && draft.values.key === key ? draft.files : [];
  const before = arrived.filter(({ id }) => fields.has(`keep.${id}`));
  const now = await keepPublicFiles(upload, address, key, before.length);
  const files = [...before, ...now.files];
  const keep = { body: fields.get("body"), key, files };
  if (Object.keys(now.errors).length > 0) return { problems: now.errors, keep };
  try {
    const attachments = files.map(({ id }) => id);
    const { repeated } = await writeToRequest(await trackingActor(code), { body: keep.body ?? "", key, attachments });
    if (!repeated) filesWereSent(files, address);
    return { did: "wrote" };
  } catch (error) {
    return refused(error, keep);
  }
};
