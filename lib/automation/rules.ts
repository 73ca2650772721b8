import { latinDigits, searchKey } from "@/lib/base/text";
import { type Condition, type ConditionField, conditionFields, type Facts, type Matched, type When } from "./schema";

/** What parts two words beside white space, in a folded text. The same characters in SQL: `facts.ts`. */
export const SEPARATORS = ".,;:!?()[]{}<>«»\"'/\\-_…،؛؟|*#@+=~";
const PARTING = new RegExp(`[${SEPARATORS.replace(/[\]\\^-]/g, "\\$&")}]`, "gu");

/** @param folded a search key. @returns its words, parted by single spaces, with one before the first and after the last */
export const wordsOf = (folded: string): string => ` ${folded.replace(PARTING, " ")} `.replace(/ +/g, " ");

/** What a condition looks for: the beginning of a word, or of several in a row; «گارانتی» finds «گارانتی‌نامه» too. Empty: nothing. */
export function wanted(typed: string): string {
  const words = wordsOf(searchKey(latinDigits(typed))).trimEnd();
  return words.trim() === "" ? "" : words;
}

const HOUR_MS = 3_600_000;

/**
 * Whether one condition holds. A choice asks whether any of the values is there, `isNot` whether none is; what does not run (nobody is
 * waited for) is neither over nor under any number of hours.
 * @param now the instant hours are counted to
 */
export function conditionHolds(condition: Condition, facts: Facts, now: Date): boolean {
  switch (conditionFields[condition.field]) {
    case "words": {
      const { op, values } = condition as Extract<Condition, { field: "words" }>;
      const has = (value: string) => wanted(value) !== "" && facts.text.includes(wanted(value));
      return op === "all" ? values.every(has) : values.some(has) === (op === "any");
    }
    case "choice": {
      const { field, op, values } = condition as Extract<Condition, { op: "is" | "isNot" }>;
      return facts.choices[field].some((v) => values.includes(v)) === (op === "is");
    }
    case "flag": {
      const { field, is } = condition as Extract<Condition, { is: boolean }>;
      return facts.flags[field] === is;
    }
    case "hours": {
      const { field, op, hours } = condition as Extract<Condition, { hours: number }>;
      const since = facts.since[field];
      return since !== null && since.getTime() <= now.getTime() - hours * HOUR_MS === (op === "over");
    }
  }
}

/** Whether the whole holds: groups joined by the outer word, the conditions of each by its own. Without conditions it always does. */
export function holds(when: When, facts: Facts, now: Date): boolean {
  if (when.groups.length === 0) return true;
  const groups = when.groups.map((group) => {
    const each = (c: Condition) => conditionHolds(c, facts, now);
    return group.match === "all" ? group.conditions.every(each) : group.conditions.some(each);
  });
  return when.match === "all" ? groups.every(Boolean) : groups.some(Boolean);
}

/** Which conditions held, for the log of a run. */
export const matchedBy = (when: When, facts: Facts, now: Date): Matched[] =>
  when.groups
    .flatMap((group) => group.conditions)
    .filter((c) => conditionHolds(c, facts, now))
    .map((c) => ({ field: c.field as ConditionField, ...("values" in c ? { values: c.values } : {}) }));

/** A rule ends a chain of rules that set each other off after so many. */
export const DEEPEST = 5;
/** A rule works on one request so often in an hour, no more. */
export const PER_HOUR = 10;
/** A rule that fails so often in a row is switched off. */
export const FAILURES = 5;

/** Why a rule must not follow from this event, or null: it was set off by its own doing, or at the end of a long chain. */
export function loops(ruleId: string, via: readonly string[]): "own" | "deep" | null {
  if (via.includes(ruleId)) return "own";
  return via.length >= DEEPEST ? "deep" : null;
}

export type Candidate = {
  positionId: string;
  /** Somebody who may act from it is here. */
  present: boolean;
  /** Open referrals that lie with it; copies and information do not count. */
  load: number;
  /** When it was last given something in turn: a growing number, 0 for never. */
  turn: number;
};

/**
 * Whose it is: of those present and below `capacity`, the one whose turn was longest ago, or who has the least open. The same
 * candidates always give the same seat. @returns null when there is none
 */
export function chooseSeat(
  candidates: readonly Candidate[],
  by: "turns" | "load",
  capacity: number | undefined,
): Candidate | null {
  const order = (a: Candidate, b: Candidate) =>
    (by === "load" ? a.load - b.load : 0) || a.turn - b.turn || (a.positionId < b.positionId ? -1 : 1);
  const free = candidates.filter((c) => c.present && (capacity === undefined || c.load < capacity));
  return free.sort(order)[0] ?? null;
}
