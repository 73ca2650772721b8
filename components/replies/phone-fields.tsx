import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { Address } from "./addresses";

const outcomes = ["reached", "no_answer", "busy", "wrong_number"] as const;
const local = (phone: string) => phone.replace(/^\+98/, "0");

/** The number to dial, large; what came of the call; when to call again. */
export function PhoneFields({ phones }: { phones: Address[] }) {
  return (
    <div className="for-phone flex flex-col gap-4">
      {phones.length === 0 && <p className="text-13 text-muted">{t("request.reply.noPhone")}</p>}
      {phones.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("request.reply.phone")}</legend>
          <div className="flex flex-col gap-1.5">
            {phones.map(({ value, label }, n) => (
              <label key={value} className="flex min-h-11 items-center gap-2.5">
                <input type="radio" className="tick" name="phonePoint" value={value} defaultChecked={n === 0} />
                <bdi dir="ltr" className="text-lg font-medium">
                  {fa(local(label))}
                </bdi>
                <a href={`tel:${label}`} className="button button--quiet button--sm">
                  {t("request.reply.dial")}
                </a>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <RadioGroup
        name="callOutcome"
        id="reply-callOutcome"
        label={t("request.reply.outcome")}
        inline
        defaultValue="reached"
        options={outcomes.map((value) => ({ value, label: t(`words.callOutcome.${value}`) }))}
      />
      <JalaliDateTimeField
        name="callBackAt"
        id="reply-callBackAt"
        className="max-w-72"
        label={t("request.reply.callBackAt")}
        optional
      />
    </div>
  );
}
