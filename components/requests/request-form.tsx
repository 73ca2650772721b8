import type { ReactNode } from "react";
import { type ArrivedFile, ArrivedFiles } from "@/components/requests/arrived-files";
import { type Asked, ChallengeField } from "@/components/requests/challenge-field";
import { type FormProblem, fieldOf } from "@/components/requests/request-problems";
import { Button } from "@/components/ui/button";
import { FileInput } from "@/components/ui/file-input";
import { type Option, Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { kinds } from "@/lib/base/words";
import { t } from "@/lib/i18n/t";

type Props = {
  /** One key a rendered form: the same submission twice is one request. */
  submission: string;
  departments: Option[];
  draft: { id: string; values: Record<string, string>; files: ArrivedFile[] } | null;
  problems: FormProblem[];
  challenge: Asked | null;
  limits: { files: number; size: number };
};

/** The public request form: native fields, no script. */
export function RequestForm({ submission, departments, draft, problems, challenge, limits }: Props) {
  const field = (name: string) => ({
    name,
    defaultValue: draft?.values[name],
    error: errorsOf(problems, name),
  });
  const hint = { files: limits.files, size: limits.size };
  return (
    <form method="post" action="/request/send" encType="multipart/form-data" noValidate className="mt-6 grid gap-8">
      <input type="hidden" name="key" value={submission} />
      {draft && <input type="hidden" name="draft" value={draft.id} />}
      <Group title={t("intake.you")} hint={t("intake.contactHint")}>
        <TextInput {...field("customer.name")} label={t("intake.name")} maxLength={200} autoComplete="name" optional />
        <TextInput
          {...field("customer.phone")}
          label={t("intake.phone")}
          hint={t("intake.phoneHint")}
          type="tel"
          dir="ltr"
          maxLength={60}
          autoComplete="tel"
        />
        <TextInput
          {...field("customer.email")}
          label={t("intake.email")}
          type="text"
          inputMode="email"
          dir="ltr"
          maxLength={320}
          autoComplete="email"
          spellCheck={false}
        />
      </Group>
      <Group title={t("intake.request")}>
        <TextInput {...field("subject")} label={t("intake.subject")} maxLength={300} autoComplete="off" required />
        <TextArea {...field("body")} label={t("intake.body")} hint={t("intake.bodyHint")} rows={7} required />
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            {...field("kind")}
            label={t("intake.kind")}
            placeholder={t("intake.kindNone")}
            options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
            optional
          />
          {departments.length > 0 && (
            <Select
              {...field("departmentId")}
              label={t("intake.department")}
              placeholder={t("intake.departmentNone")}
              options={departments}
              optional
            />
          )}
        </div>
        {draft && <ArrivedFiles files={draft.files} />}
        <FileInput
          name="files"
          label={t("intake.files")}
          hint={t("intake.filesHint", hint)}
          error={errorsOf(problems, "files")}
          optional
        />
      </Group>
      {challenge && <ChallengeField asked={challenge} {...field("answer")} />}
      <div className="sr-only" aria-hidden="true">
        <label htmlFor="website">{t("intake.trap")}</label>
        <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
      </div>
      <div className="grid gap-3">
        <Button type="submit" variant="primary" size="lg" className="w-full sm:w-auto sm:justify-self-start">
          {t("intake.send")}
        </Button>
        <p className="text-13 text-muted">{t("intake.privacy")}</p>
      </div>
    </form>
  );
}

function errorsOf(problems: FormProblem[], name: string): ReactNode {
  const own = problems.filter((p) => fieldOf(p.field) === name);
  if (own.length === 0) return undefined;
  return own.map((p) => (
    <span key={p.field} className="block">
      {p.text}
    </span>
  ));
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-5">
      <legend className="contents">
        <span className="text-lg font-bold">{title}</span>
      </legend>
      {hint && <p className="-mt-3 text-sm text-muted">{hint}</p>}
      {children}
    </fieldset>
  );
}
