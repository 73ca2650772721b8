import { plainEntry } from "@/lib/base/text";

export const numberForms = ["09", "98", "+98", "9"] as const;
export type NumberForm = (typeof numberForms)[number];

/** A canonical number as a gateway wants it: `0912…`, `98912…`, `+98912…` or `912…`; foreign ones with 00 or +, in digits alone for `98`. */
export function inForm(canonical: string, form: NumberForm): string {
  const national = /^\+98(\d+)$/.exec(canonical)?.[1];
  if (national !== undefined) return form === "09" ? `0${national}` : form === "9" ? national : `${form}${national}`;
  if (form === "+98") return canonical;
  return form === "98" ? canonical.replace(/^\+/, "") : canonical.replace(/^\+/, "00");
}

/** A line's number in digits: `+983000505`, `۳۰۰۰۵۰۵` and `3000 505` are `983000505` and `3000505`. */
export const lineDigits = (typed: string): string => plainEntry(typed).replace(/\D/g, "");

/** Beginnings of lines that are sold for advertising: operators hold their messages back from who asked for none. */
export const looksAdvertising = (line: string): boolean =>
  /^(1000|2000|3000|5000|9000|021|21)/.test(lineDigits(line).replace(/^(0098|98)(?=\d{4})/, ""));
