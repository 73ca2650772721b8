import { CircleDot, UserRoundX } from "@/components/ui/icons";
import { PressForm } from "@/components/ui/press-form";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import type { FormAction } from "@/lib/web/form-state";

type Props = { away: boolean; change: FormAction };

/** «حاضر» or «غایب», in the menu of one's own: the button says what it makes of it. */
export const PresenceSwitch = ({ away, change }: Props) => (
  <PressForm action={change} title={say.presence.hint}>
    <input type="hidden" name="away" value={away ? "0" : "1"} />
    <button type="submit">
      {away ? <CircleDot aria-hidden="true" /> : <UserRoundX aria-hidden="true" />}
      {away ? say.presence.beHere : say.presence.beAway}
    </button>
  </PressForm>
);
