import { TextInput } from "@/components/ui/text-input";
import { intake } from "@/lib/i18n/messages/fa/intake";
import { t } from "@/lib/i18n/t";

export type Asked = { a: number; b: number; token: string; answer: string };

const inWords = (n: number): string => intake.challenge.number[`n${n}` as keyof typeof intake.challenge.number];

/** A sum in words, for a person. One that was answered rightly is carried on unseen. */
export function ChallengeField({ asked, ...field }: { asked: Asked; name: string; error?: React.ReactNode }) {
  return (
    <>
      <input type="hidden" name="challenge" value={asked.token} />
      {asked.answer ? (
        <input type="hidden" name="answer" value={asked.answer} />
      ) : (
        <TextInput
          name={field.name}
          error={field.error}
          label={t("intake.challenge.question", { a: inWords(asked.a), b: inWords(asked.b) })}
          hint={t("intake.challenge.hint")}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          required
        />
      )}
    </>
  );
}
