import { ActionForm } from "@/components/ui/action-form";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { profile } from "@/lib/i18n/messages/fa/profile";
import type { CardActions } from "./card-actions";

const { notes: say } = profile;

/** A word for colleagues, on their own ground; it says who will read it. */
export const NoteForm = ({ code, action }: { code: string; action: CardActions["note"] }) => (
  <ActionForm action={action} aria-label={say.label} className="note-form">
    <DraftKeeper id={`customer-note-${code}`} />
    <input type="hidden" name="code" value={code} />
    <TextArea
      name="body"
      id="note-body"
      label={say.label}
      hideLabel
      placeholder={say.placeholder}
      rows={2}
      maxLength={4000}
      data-hotkey="KeyN"
      data-hotkey-label={say.label}
    />
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="text-xs text-muted">{say.audience}</p>
      <SubmitButton variant="secondary" size="sm">
        {say.submit}
      </SubmitButton>
    </div>
  </ActionForm>
);
