import { Confirm } from "@/components/ui/confirm";
import { TextInput } from "@/components/ui/text-input";
import { profile } from "@/lib/i18n/messages/fa/profile";
import type { CardActions } from "./card-actions";

const { stage: say } = profile;

/** A lead becomes a customer by an officer's word; never back. */
export const StageConfirm = ({ code, action }: { code: string; action: CardActions["stage"] }) => (
  <Confirm
    label={say.make}
    title={say.title}
    text={say.text}
    confirmLabel={say.submit}
    action={action}
    fields={{ code }}
    variant="quiet"
    size="sm"
  >
    <TextInput name="reason" id="stage-reason" label={say.reason} maxLength={500} required autoComplete="off" />
  </Confirm>
);
