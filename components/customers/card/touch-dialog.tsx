import { PhoneCall } from "lucide-react";
import { ActionForm } from "@/components/ui/action-form";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { interactionKinds } from "@/lib/customers/schema";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { CardActions } from "./card-actions";

const { touch: say } = profile;

/** A call, a visit, a meeting, a letter: written down by hand, now or later. */
export const TouchDialog = ({ code, action }: { code: string; action: CardActions["touch"] }) => (
  <>
    <DialogTrigger opens="touch" hotkey="KeyT" hotkeyLabel={say.add}>
      <PhoneCall aria-hidden="true" />
      {say.add}
    </DialogTrigger>
    <Dialog id="touch" title={say.title}>
      <ActionForm action={action} className="flex flex-col gap-4">
        <input type="hidden" name="code" value={code} />
        <RadioGroup
          inline
          name="kind"
          label={say.kind}
          options={interactionKinds.map((value) => ({ value, label: say.kinds[value] }))}
          defaultValue="call"
        />
        <RadioGroup
          inline
          name="direction"
          label={say.direction}
          options={(["in", "out"] as const).map((value) => ({ value, label: say.directions[value] }))}
          defaultValue="in"
        />
        <JalaliDateTimeField name="at" label={say.at} hint={say.atHint} optional />
        <TextArea name="body" id="touch-body" label={say.body} rows={4} maxLength={4000} required />
        <DialogFooter>
          <SubmitButton>{say.submit}</SubmitButton>
          <DialogCancel>{ui.cancel}</DialogCancel>
        </DialogFooter>
      </ActionForm>
    </Dialog>
  </>
);
