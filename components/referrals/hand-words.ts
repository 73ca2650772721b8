import type { DeskOptions } from "@/components/requests/desk";
import { request as words } from "@/lib/i18n/messages/fa/request";
import { t } from "@/lib/i18n/t";
import { owedPurposes, urgencies } from "@/lib/referrals/rules";

type Option = { value: string; label: string };

/** What the forms that hand work on say. */
export type HandWords = {
  form: (typeof words)["form"];
  refer: (typeof words)["refer"];
  passOn: (typeof words)["passOn"];
  ref: Pick<(typeof words)["ref"], "assignText" | "assignSubmit">;
  phrases: readonly string[];
  internal: string;
  purposes: Option[];
  owedPurposes: Option[];
  urgencies: Option[];
};

export type HandKind = "refer" | "handOver" | "ask" | "assign";

export type FieldsProps = {
  kind: HandKind;
  options: DeskOptions;
  words: HandWords;
  /** Assigning: the department whose seats are offered. */
  departmentId: string;
};

const options = <T extends string>(values: readonly T[], name: (value: T) => string) =>
  values.map((value) => ({ value, label: name(value) }));

/** What the forms say, gathered once. */
export const handWords: HandWords = {
  form: words.form,
  refer: words.refer,
  passOn: words.passOn,
  ref: { assignText: words.ref.assignText, assignSubmit: words.ref.assignSubmit },
  phrases: Object.values(words.phrases),
  internal: words.internal,
  purposes: options([...owedPurposes, "information"] as const, (p) => t(`words.purpose.${p}`)),
  owedPurposes: options(owedPurposes, (p) => t(`words.purpose.${p}`)),
  urgencies: options(urgencies, (u) => t(`words.urgency.${u}`)),
};
