import type { RuleOptions, RuleRow } from "@/lib/automation/queries";
import type { Act, Condition, Done, Target, Trigger, When } from "@/lib/automation/schema";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { eventWord } from "./event-word";
import { type BuilderOptions, nameOf, valuesOf } from "./options";

const LIST = "، ";
type Names = Pick<RuleOptions, "departments" | "seats" | "closed">;

export const departmentName = ({ departments, closed }: Names, id: string | undefined) =>
  nameOf(departments, closed, id);
const seatName = ({ seats, closed }: Names, id: string | undefined) => nameOf(seats, closed, id);

/** Where work goes, in words: «صف پشتیبانی»، «کارشناس فروش». */
export const placeWords = (options: Names, to: { positionId?: string; departmentId?: string }): string =>
  to.positionId
    ? seatName(options, to.positionId)
    : say.log.queue.replace("{department}", departmentName(options, to.departmentId));

export function targetWords(options: Names, target: Target): string {
  if (target.to !== "share") return placeWords(options, target);
  return `${departmentName(options, target.departmentId)} (${say.actField.bys[target.by]})`;
}

function conditionWords(one: Condition, options: BuilderOptions): string {
  const field = say.field[one.field];
  if ("is" in one) return `${field} ${one.is ? say.op.yes : say.op.no}`;
  if ("hours" in one) return `${field} ${say.op[one.op]} ${fa(one.hours)}`;
  const choices = valuesOf(one.field, options);
  const named = choices?.map(({ value, label }) => ({ id: value, name: label }));
  const values = one.values.map((v) => (named ? nameOf(named, options.closed, v) : v));
  return `${field}: ${say.op[one.op]} (${values.join(LIST)})`;
}

export function whenWords(when: When, options: BuilderOptions): string {
  const groups = when.groups.map((group) =>
    group.conditions.map((c) => conditionWords(c, options)).join(group.match === "all" ? " و " : " یا "),
  );
  if (groups.length === 0) return say.form.always;
  const joined = when.match === "all" ? " و " : " یا ";
  return groups.length === 1 ? groups[0]! : groups.map((g) => `(${g})`).join(joined);
}

export function triggerWords(trigger: Trigger): string {
  if (trigger.when === "event") return trigger.events.map(eventWord).join(LIST);
  if (trigger.when === "morning") return say.trigger.morning;
  return say.trigger.afterText
    .replace("{n}", fa(trigger.amount))
    .replace("{unit}", say.trigger.units[trigger.unit])
    .replace("{basis}", say.trigger.bases[trigger.basis]);
}

function actWords(act: Act, options: BuilderOptions): string {
  switch (act.do) {
    case "refer":
      return `${say.act.refer}: ${targetWords(options, act.target)}`;
    case "setKind":
      return `${say.actField.kind}: ${words.kind[act.kind]}`;
    case "setPriority":
      return `${say.actField.priority}: ${words.priority[act.priority]}`;
    case "setConfidential":
      return act.confidential ? say.actField.confidentials.yes : say.actField.confidentials.no;
    case "tag":
    case "untag":
      return `${say.act[act.do]}: ${nameOf(options.tags, options.closed, act.tagId)}`;
    case "checklist":
      return `${say.act.checklist}: ${nameOf(options.checklists, options.closed, act.checklistId)}`;
    case "own":
      return `${say.act.own}: ${act.positionId ? nameOf(options.seats, options.closed, act.positionId) : say.actField.ownSeat}`;
    case "followUp":
      return `${say.act.followUp}: ${say.log.days.replace("{n}", fa(act.days))}`;
    case "close":
      return `${say.act.close}: ${words.outcome[act.outcome]}`;
    case "tell":
      return `${say.act.tell}: ${whomWords(act.whom, options)}`;
    default:
      return say.act[act.do];
  }
}

function whomWords(whom: Extract<Act, { do: "tell" }>["whom"], { seats, departments, closed }: BuilderOptions): string {
  if (whom.to === "seat") return nameOf(seats, closed, whom.positionId);
  if (whom.to === "head") return say.log.head.replace("{department}", nameOf(departments, closed, whom.departmentId));
  return say.actField.whoms.owner;
}

export const actsWords = (acts: readonly Act[], options: BuilderOptions): string =>
  acts.map((act) => actWords(act, options)).join(LIST);

export const doneWords = (done: readonly Done[], options: Names): string =>
  done
    .map((one) =>
      one.target
        ? `${say.act[one.do]} ${say.log.to.replace("{target}", placeWords(options, one.target))}`
        : say.act[one.do],
    )
    .join(LIST);

/** One line for a rule: when, if, then. */
export const ruleWords = (rule: RuleRow, options: BuilderOptions): string =>
  [
    rule.kind === "automation" ? triggerWords(rule.trigger) : null,
    whenWords(rule.conditions, options),
    actsWords(rule.acts, options),
  ]
    .filter(Boolean)
    .join(" ← ");
