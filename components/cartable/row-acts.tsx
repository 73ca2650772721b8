import { PressForm } from "@/components/ui/press-form";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";

type Props = { id: string; number: number; back: string; action: FormAction };

/** One press takes it out of the department's queue. */
export const ClaimButton = (props: Props) => (
  <RowAct {...props} label={t("cartable.row.claimLabel", { n: props.number })} word={t("cartable.row.claim")} />
);

/** The holder has read that it was taken back; the row goes. */
export const DismissButton = (props: Props) => (
  <RowAct {...props} label={t("cartable.row.dismissLabel", { n: props.number })} word={t("cartable.row.dismiss")} />
);

const RowAct = ({ id, number, back, action, label, word }: Props & { label: string; word: string }) => (
  <PressForm action={action}>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="number" value={number} />
    <input type="hidden" name="back" value={back} />
    <button type="submit" aria-label={label} className="button button--secondary row-act">
      {word}
    </button>
  </PressForm>
);
