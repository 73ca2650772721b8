import type { DeskOptions } from "@/components/requests/desk";
import type { request } from "@/lib/i18n/messages/fa/request";

type Option = { value: string; label: string };

/** What the forms that hand work on say. */
export type HandWords = {
  form: (typeof request)["form"];
  refer: (typeof request)["refer"];
  passOn: (typeof request)["passOn"];
  ref: Pick<(typeof request)["ref"], "assignText" | "assignSubmit">;
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
