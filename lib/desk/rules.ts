import { searchKey } from "@/lib/base/text";

/** What a ready text may leave to be filled, by its name. */
export const variables = [
  "customer.name",
  "customer.code",
  "request.number",
  "request.trackingCode",
  "request.subject",
  "request.date",
  "me.name",
  "me.position",
  "me.department",
  "company.name",
  "company.phone",
  "today",
  "weekday",
] as const;
export type Variable = (typeof variables)[number];
export type Values = Partial<Record<Variable, string | null | undefined>>;
export type Labels = Record<Variable, string>;

const HOLE = /\{\{([^{}]*)\}\}/gu;

/** The variable that a name in braces means: its own name in any case, or what people call it («نام مشتری»). */
export function variableOf(name: string, labels: Labels): Variable | null {
  const key = searchKey(name).replaceAll(" ", "");
  return (
    variables.find(
      (one) => one.toLowerCase() === key.toLowerCase() || searchKey(labels[one]).replaceAll(" ", "") === key,
    ) ?? null
  );
}

/**
 * Puts a text's variables into their own names, however they were written.
 * @returns the text to keep, names that mean nothing, and whether braces are left open
 */
export function readHoles(body: string, labels: Labels): { body: string; unknown: string[]; open: boolean } {
  const unknown: string[] = [];
  const kept = body.replace(HOLE, (hole, name: string) => {
    const known = variableOf(name, labels);
    if (!known) unknown.push(name.trim() || hole);
    return known ? `{{${known}}}` : hole;
  });
  const left = kept.replace(HOLE, "");
  return { body: kept, unknown, open: left.includes("{{") || left.includes("}}") };
}

/** A kept text as its writer sees it: variables by what people call them. */
export const namedHoles = (body: string, labels: Labels): string =>
  body.replace(HOLE, (hole, name: string) => {
    const known = variables.find((one) => one === name);
    return known ? `{{${labels[known]}}}` : hole;
  });

/** Fills a text. What has no value becomes a marked gap, «⟦نام مشتری⟧», which no reply may carry to a customer. */
export function fillText(body: string, values: Values, labels: Labels): { text: string; gaps: string[] } {
  const gaps: string[] = [];
  const text = body.replace(HOLE, (hole, name: string) => {
    const known = variables.find((one) => one === name);
    if (!known) return hole;
    const value = values[known]?.trim();
    if (value) return value;
    gaps.push(labels[known]);
    return `⟦${labels[known]}⟧`;
  });
  return { text, gaps: [...new Set(gaps)] };
}

/** A shortcut is typed after a slash: no spaces in it, folded so that ي and ی, ۱ and 1 are the same. */
export const shortcutKey = (typed: string): string => searchKey(typed).replace(/^\/+/, "").replaceAll(" ", "-");
