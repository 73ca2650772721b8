import { ActButton } from "@/components/requests/act-button";
import { type DeskActions, places } from "@/components/requests/desk";
import { DeskForm } from "@/components/requests/desk-form";
import { Menu } from "@/components/ui/menu";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/i18n/t";
import type { ReferralView } from "@/lib/referrals/queries";
import type { ReferralOffer } from "@/lib/requests/rules";

type Props = { referral: ReferralView; acts: readonly ReferralOffer[]; actions: DeskActions };
const handling = ["ask", "handOver", "return", "release", "assign"] as const;
const sending = ["recall", "cancel"] as const;

/** Whoever has it (or manages who has it): two buttons, the rest in a menu. Rejecting stands beside the answer it is about. */
export function HolderActs({ referral, acts, actions }: Props) {
  const opened = handling.filter((act) => acts.includes(act));
  if (!acts.includes("answer") && opened.length === 0) return null;
  const entries = opened.map((act) => (
    <ActButton key={act} opens={places[act]} fill={filled(referral)} {...(opened.length > 1 ? { bare: true } : small)}>
      {t(`request.acts.${act}`)}
    </ActButton>
  ));
  return (
    <div className="mt-1.5 flex flex-wrap items-start gap-1.5">
      {acts.includes("accept") && <AcceptForm referral={referral} actions={actions} size="sm" />}
      {acts.includes("answer") && (
        <ActButton opens={places.answer} fill={filled(referral)} size="sm">
          {t("request.acts.answer")}
        </ActButton>
      )}
      {opened.length > 1 ? (
        <Menu trigger={t("request.more")} className="button button--quiet button--sm">
          {entries}
        </Menu>
      ) : (
        entries
      )}
    </div>
  );
}

const small = { size: "sm", variant: "quiet" } as const;

/** Whoever sent it or owns the request: taking it back, said quietly. */
export function SenderActs({ referral, acts }: Omit<Props, "actions">) {
  return sending
    .filter((act) => acts.includes(act))
    .map((act) => (
      <ActButton key={act} opens={places[act]} fill={filled(referral)} bare className="tree-act">
        {t(`request.acts.${act}`)}
      </ActButton>
    ));
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
        hotkey={primary ? "KeyP" : undefined}
        hotkeyLabel={primary ? t(`request.acts.${act}`) : undefined}
      >
        {t(`request.acts.${act}`)}
      </SubmitButton>
    </DeskForm>
  );
}
