import { Plus, X } from "lucide-react";
import { Confirm } from "@/components/ui/confirm";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { FileInput } from "@/components/ui/file-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { env } from "@/lib/base/env";
import { newId } from "@/lib/base/id";
import type { CardFile } from "@/lib/customers/read-customer";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { t } from "@/lib/i18n/t";
import { SENDING } from "@/lib/web/form-state";
import type { CardActions } from "./card-actions";

const { files: say } = profile;

/** Papers go by a plain form to the page's own route, so that a large one is refused in words. */
export const FileDialog = ({ code }: { code: string }) => (
  <>
    <DialogTrigger opens="attach" variant="quiet" size="sm">
      <Plus aria-hidden="true" />
      {say.add}
    </DialogTrigger>
    <Dialog id="attach" title={say.add}>
      <form
        method="post"
        encType="multipart/form-data"
        action={`/customers/${code}/files`}
        className="flex flex-col gap-4"
      >
        <input type="hidden" name={SENDING} value={newId().replaceAll("-", "")} />
        <FileInput
          name="files"
          id="attach-files"
          label={say.label}
          hint={t("profile.files.hint", { max: env().UPLOAD_MAX_MB })}
          required
        />
        <DialogFooter>
          <SubmitButton>{say.submit}</SubmitButton>
          <DialogCancel>{ui.cancel}</DialogCancel>
        </DialogFooter>
      </form>
    </Dialog>
  </>
);

type Removing = { code: string; file: CardFile; action: CardActions["removeFile"] };

/** Lets a paper go that does not belong here, after asking. */
export const RemoveFile = ({ code, file, action }: Removing) => (
  <Confirm
    label={<X role="img" aria-label={t("profile.files.remove", { name: file.name })} />}
    title={say.removeTitle}
    text={say.removeText}
    confirmLabel={say.removeConfirm}
    action={action}
    fields={{ code, fileId: file.id }}
    variant="quiet"
    size="sm"
    iconOnly
    danger
  />
);
