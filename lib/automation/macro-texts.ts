import { invalid, type Problem } from "@/lib/base/errors";
import { fillText, readHoles, type Values } from "@/lib/desk/rules";
import { desk } from "@/lib/i18n/messages/fa/desk";
import type { Act } from "./schema";

/** What people will read of an act; variables stand there as in ready texts. */
const WRITTEN = ["body", "instruction", "note", "reason"];

const mapped = <A extends Act>(act: A, change: (text: string, field: string) => string): A =>
  Object.fromEntries(
    Object.entries(act).map(([field, value]) => [
      field,
      WRITTEN.includes(field) && typeof value === "string" ? change(value, field) : value,
    ]),
  ) as A;

/** Acts as they are kept, variables by their own names. @throws invalid for a name that means nothing, or braces left open */
export function keptActs<A extends Act>(acts: readonly A[], path: string): A[] {
  const problems: Record<string, Problem> = {};
  const kept = acts.map((act, i) =>
    mapped(act, (text, field) => {
      const { body, unknown, open } = readHoles(text, desk.variables);
      const at = `${path}.${i}.${field}`;
      if (unknown.length > 0) problems[at] = { key: "text.unknownVariable", params: { name: unknown[0]! } };
      else if (open) problems[at] = { key: "text.openBraces" };
      return body;
    }),
  );
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return kept;
}

/** Acts with their texts filled; what has no value stays a marked gap, with which nothing goes to a customer. */
export const filledActs = <A extends Act>(acts: readonly A[], values: Values): A[] =>
  acts.map((act) => mapped(act, (text) => fillText(text, values, desk.variables).text));

/** Whether any of these acts has something to fill. */
export const hasHoles = (acts: readonly Act[]): boolean => JSON.stringify(acts).includes("{{");
