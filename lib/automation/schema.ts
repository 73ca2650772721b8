import { z } from "zod";
import { flag, optionalText, text, version, whole } from "@/lib/base/fields";
import { channels, kinds, outcomes, priorities, requestStatuses } from "@/lib/base/words";
import { urgencies } from "@/lib/referrals/rules";
import { purposes } from "@/lib/referrals/schema";

/** What a condition may ask of a request, and how: words of its text, one of a list, yes or no, more or less than so many hours. */
export const conditionFields = {
  words: "words",
  kind: "choice",
  priority: "choice",
  channel: "choice",
  form: "choice", // the token of the form it came by
  hint: "choice", // the department the sender chose
  status: "choice",
  tag: "choice",
  stage: "choice",
  customerKind: "choice",
  level: "choice",
  customerTag: "choice",
  province: "choice",
  city: "choice",
  owner: "choice", // the coordinator's seat
  holder: "choice", // departments that hold it
  isNew: "flag", // its customer was not known before
  otherOpen: "flag", // another request of the customer is open
  owned: "flag",
  overdue: "flag",
  confidential: "flag",
  reopened: "flag",
  working: "flag", // the house is open now
  age: "hours",
  waiting: "hours", // for the customer
  idle: "hours", // since anything was done
} as const satisfies Record<string, "words" | "choice" | "flag" | "hours">;

export type ConditionField = keyof typeof conditionFields;
type FieldsOf<S> = { [F in ConditionField]: (typeof conditionFields)[F] extends S ? F : never }[ConditionField];
const fieldsOf = <S extends string>(shape: S) =>
  Object.keys(conditionFields).filter((f) => conditionFields[f as ConditionField] === shape) as [FieldsOf<S>];

/** Lists whose values stand in the code; of the others the house itself makes them. */
export const fixedChoices = {
  kind: kinds,
  priority: priorities,
  channel: channels,
  status: requestStatuses,
  stage: ["lead", "customer"],
  customerKind: ["person", "organization", "supplier"],
} as const satisfies Partial<Record<ConditionField, readonly string[]>>;

const known = ({ field, values }: { field: string; values: string[] }) => {
  const fixed = (fixedChoices as Record<string, readonly string[]>)[field];
  return !fixed || values.every((v) => fixed.includes(v));
};

export const conditions = z.union([
  z.strictObject({
    field: z.literal("words"),
    op: z.enum(["any", "all", "none"]),
    values: z.array(text(100)).min(1).max(50),
  }),
  z
    .strictObject({
      field: z.enum(fieldsOf("choice")),
      op: z.enum(["is", "isNot"]),
      values: z.array(text(100)).min(1).max(50),
    })
    .refine(known, { message: "notOneOf", path: ["values"] }),
  z.strictObject({ field: z.enum(fieldsOf("flag")), is: flag }),
  z.strictObject({ field: z.enum(fieldsOf("hours")), op: z.enum(["over", "under"]), hours: whole(1, 10_000) }),
]);
export type Condition = z.output<typeof conditions>;

const match = z.enum(["all", "any"]);
/** And/or, and groups of one level; without any condition it always holds. */
export const whenInput = z.strictObject({
  match: match.default("all"),
  groups: z
    .array(z.strictObject({ match: match.default("all"), conditions: z.array(conditions).min(1).max(20) }))
    .max(10)
    .default([]),
});
export type When = z.output<typeof whenInput>;

/** Whom work goes to: a department's queue, one seat, or one of a department's seats, those who are present. */
export const targetInput = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("queue"), departmentId: z.uuid() }),
  z.strictObject({
    to: z.literal("seat"),
    positionId: z.uuid(),
    capacity: whole(1, 1000).optional(),
    fallbackDepartmentId: z.uuid().optional(),
  }),
  z.strictObject({
    to: z.literal("share"),
    departmentId: z.uuid(),
    by: z.enum(["turns", "load"]),
    /** Only these seats of it; without, all its officers' seats. */
    positionIds: z.array(z.uuid()).max(100).default([]),
    /** The most open referrals a seat is given work on top of. */
    capacity: whole(1, 1000).optional(),
    /** Whose queue takes it when nobody is present and free; without, that of the department itself. */
    fallbackDepartmentId: z.uuid().optional(),
  }),
]);
export type Target = z.output<typeof targetInput>;

const refer = z.strictObject({
  do: z.literal("refer"),
  target: targetInput,
  purpose: z.enum(purposes).default("action"),
  instruction: text(4000),
  /** The deadline, in working hours from then. */
  hours: whole(1, 1000).optional(),
  urgency: z.enum(urgencies).default("normal"),
});

const shared = [
  refer,
  z.strictObject({ do: z.literal("setKind"), kind: z.enum(kinds) }),
  z.strictObject({ do: z.literal("setPriority"), priority: z.enum(priorities) }),
  z.strictObject({ do: z.literal("setConfidential"), confidential: flag }),
  z.strictObject({ do: z.literal("own"), positionId: z.uuid().optional() }),
  z.strictObject({ do: z.literal("note"), body: text(20_000) }),
  z.strictObject({ do: z.literal("tag"), tagId: z.uuid() }),
  z.strictObject({ do: z.literal("untag"), tagId: z.uuid() }),
  z.strictObject({ do: z.literal("checklist"), checklistId: z.uuid() }),
  z.strictObject({ do: z.literal("followUp"), days: whole(1, 250), note: optionalText(500) }), // working days
  z.strictObject({ do: z.literal("close"), outcome: z.enum(outcomes), reason: optionalText(4000) }),
] as const;

/** Says something to colleagues; whom it reaches and how, their notices decide. */
const tell = z.strictObject({
  do: z.literal("tell"),
  whom: z.discriminatedUnion("to", [
    z.strictObject({ to: z.literal("owner") }),
    z.strictObject({ to: z.literal("seat"), positionId: z.uuid() }),
    z.strictObject({ to: z.literal("head"), departmentId: z.uuid() }),
  ]),
  text: text(1000),
});

/** Nothing reaches a customer but by a person's own press. */
const reply = z.strictObject({
  do: z.literal("reply"),
  channel: z.enum(["email", "phone"]),
  body: text(100_000),
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
  then: z.enum(["keep", "done", "wait", "close"]).default("done"),
});
const answer = z.strictObject({ do: z.literal("answer"), body: text(100_000) });

/** One vocabulary: what rules may do by themselves, and what a press may do for the one who presses. */
export const actions = z.discriminatedUnion("do", [...shared, tell]);
export const macroActions = z.discriminatedUnion("do", [...shared, reply, answer]);
export type Act = z.output<typeof actions> | z.output<typeof macroActions>;
export type ReferAct = z.output<typeof refer>;
export type ActName = Act["do"];

/** What people see happen, and a rule may wait for. */
export const triggerEvents = [
  "request.submitted",
  "request.customerWrote",
  "request.updated",
  "request.owned",
  "request.referred",
  "request.noted",
  "request.replied",
  "request.closed",
  "request.closedByCustomer",
  "request.closedBySilence",
  "request.reopened",
  "request.deliveryFailed",
  "referral.accepted",
  "referral.answered",
  "referral.returned",
  "referral.rejected",
  "service.warned",
  "service.breached",
] as const;

export const timeBases = ["created", "lastStep", "waiting", "due"] as const;
export const triggerInput = z.discriminatedUnion("when", [
  z.strictObject({ when: z.literal("event"), events: z.array(z.enum(triggerEvents)).min(1).max(20) }),
  z.strictObject({
    when: z.literal("after"),
    basis: z.enum(timeBases),
    amount: whole(1, 1000),
    unit: z.enum(["days", "hours"]), // of work
  }),
  z.strictObject({ when: z.literal("morning") }),
]);
export type Trigger = z.output<typeof triggerInput>;

export const ruleKinds = ["assignment", "automation"] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A form posts a builder's part as text. */
const built = <T extends z.ZodType>(shape: T) =>
  z.preprocess<unknown, T, z.input<T> | string>((raw) => {
    if (typeof raw !== "string") return raw;
    try {
      return JSON.parse(raw);
    } catch {
      return undefined;
    }
  }, shape);

const name = text(120);
const common = {
  name,
  conditions: built(whenInput),
  /** The coordinator's seat it acts for. */
  positionId: z.uuid(),
};
export const ruleInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assignment"), ...common, acts: built(z.tuple([refer])) }),
  z.strictObject({
    kind: z.literal("automation"),
    ...common,
    trigger: built(triggerInput),
    acts: built(z.array(actions).min(1).max(10)),
  }),
]);
export type RuleInput = z.output<typeof ruleInput>;
export const ruleChange = z.strictObject({ id: z.uuid(), rule: ruleInput, version });

export const macroInput = z.strictObject({
  name,
  /** Of a department; without it, one's own. */
  departmentId: z
    .union([z.literal(""), z.uuid()])
    .optional()
    .transform((id) => id || undefined),
  acts: built(z.array(macroActions).min(1).max(10)),
});

/** What a rule works from. Times are instants; lists are empty where nothing is. */
export type Facts = {
  id: string;
  number: number;
  /** Folded subject and the first 1,000 characters of the text, words parted by single spaces. */
  text: string;
  choices: Record<FieldsOf<"choice">, string[]>;
  flags: Record<FieldsOf<"flag">, boolean>;
  /** Hours since; null: that does not run. */
  since: Record<FieldsOf<"hours">, Date | null>;
};

export type Matched = { field: ConditionField; values?: string[] };
/** What one act of a run did, for the log. `target`: the seat or queue that was chosen. */
export type Done = { do: ActName; target?: { positionId?: string; departmentId?: string }; fallback?: true };
export const runOutcomes = ["done", "failed", "own", "deep", "often"] as const;
export type RunOutcome = (typeof runOutcomes)[number];
