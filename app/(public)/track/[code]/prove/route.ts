import type { Problem } from "@/lib/base/errors";
import { proveKey } from "@/lib/requests/prove-key";
import { readDraft } from "@/lib/requests/read-draft";
import { type Answer, trackDoor } from "@/lib/web/track-door";
import { rememberProof } from "@/lib/web/tracked";

type Context = { params: Promise<{ code: string }> };

/** Names a key given with the request; words that wait in a draft are shown again afterwards. */
export const POST = (request: Request, { params }: Context) =>
  trackDoor(request, params, async ({ code, upload: { fields } }): Promise<Answer> => {
    const draft = await readDraft({ kind: "public" }, { id: fields.get("draft") ?? "" });
    const body = draft?.values.code === code ? draft.values.body : undefined;
    const keep = body ? { body } : undefined;
    const proof = await proveKey({ kind: "public" }, { code, key: fields.get("key") ?? "" });
    if (proof.kind === "named") {
      await rememberProof(proof.requestId, code);
      return keep ? { keep } : { did: "proved" };
    }
    const problem: Problem =
      proof.kind === "wrong"
        ? { key: "track.prove.wrong", params: { left: proof.left } }
        : { key: "track.prove.locked", params: { minutes: Math.ceil(proof.seconds / 60) } };
    return { problems: { key: problem }, ...(keep ? { keep } : {}) };
  });
