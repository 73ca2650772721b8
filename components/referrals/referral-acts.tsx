import { ActButton } from "@/components/requests/act-button";
import { type DeskActions, places } from "@/components/requests/desk";
import { DeskForm } from "@/components/requests/desk-form";
import { Menu } from "@/components/ui/menu";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/i18n/t";
import type { ReferralView } from "@/lib/referrals/queries";
import type { ReferralOffer } from "@/lib/requests/rules";

type Props = { referral: ReferralView; acts: readonly ReferralOffer[]; actions: DeskActions };
/** Acts that open a dialog of their own; rejecting stands beside the answer it is about. */
const dialogs = ["ask", "handOver", "return", "release", "assign", "recall", "cancel"] as const;

/** What the actor may do with this one referral: two buttons at most, the rest behind «…». */
export function ReferralActs({ referral, acts, actions }: Props) {
  const direct = acts.includes("accept");
  const opened = dialogs.filter((act) => acts.includes(act));
  if (!direct && !acts.includes("answer") && opened.length === 0) return null;
  return (
    <div className="mt-1.5 flex flex-wrap items-start gap-1.5">
      {direct && <AcceptForm referral={referral} actions={actions} size="sm" />}
      {acts.includes("answer") && (
        <ActButton opens={places.answer} fill={filled(referral)} size="sm">
          {t("request.acts.answer")}
        </ActButton>
      )}
      {opened.length > 2 ? (
        <Menu trigger={t("request.more")} label={t("request.tree.acts")} className="button button--quiet button--sm">
          {opened.map((act) => (
            <ActButton key={act} opens={places[act]} fill={filled(referral)} bare>
              {t(`request.acts.${act}`)}
            </ActButton>
          ))}
        </Menu>
      ) : (
        opened.map((act) => (
          <ActButton key={act} opens={places[act]} fill={filled(referral)} size="sm" variant="quiet">
            {t(`request.acts.${act}`)}
          </ActButton>
        ))
      )}
    </div>
  );
}

export const filled = ({ id, version, departmentId }: ReferralView) => ({
  id,
  version,
  department: departmentId ?? "",
});

/** Taking it on needs no words: one press. From a queue it is a claim. */
export function AcceptForm({
  referral,
  actions,
  size,
  primary,
}: Omit<Props, "acts"> & { size?: "sm"; primary?: boolean }) {
  const act = referral.holder === null ? "claim" : "accept";
  return (
    <DeskForm action={actions.accept} fields={{ id: referral.id, version: referral.version }} className="contents">
      <SubmitButton
        size={size}
        variant={primary ? "primary" : "secondary"}
        hotkey={primary ? "KeyC" : undefined}
        hotkeyLabel={primary ? t(`request.acts.${act}`) : undefined}
      >
        {t(`request.acts.${act}`)}
      </SubmitButton>
    </DeskForm>
  );
}
