import type { UserActor } from "@/lib/auth/actor";
import { keepFiles } from "@/lib/requests/keep-files";
import { fileView } from "@/lib/web/act-views";
import { fileForm } from "@/lib/web/file-form";
import { route } from "@/lib/web/route";
import type { StoredFile } from "@/lib/web/upload";

export const POST = route(keepFiles, {
  method: "POST",
  path: "/files",
  summary: "Upload one file, to be named in `attachments` by the same token",
  door: "form",
  upload: fileForm,
  same: ({ body }) => {
    const { name, sha256 } = body.file as StoredFile;
    return { name, sha256 };
  },
  input: ({ body }, actor) => ({ files: [body.file], uploader: `token:${(actor as UserActor).tokenId}` }),
  present: ([file]) => file,
  gives: fileView,
});
