import { z } from "zod";
import { named } from "./views";

const id = z.uuid();

/** What it waits for, asks and does, as they are given (`components.schemas` of the bodies). */
export const ruleView = named(
  "Rule",
  z.object({
    id,
    kind: z.enum(["assignment", "automation"]),
    name: z.string(),
    on: z.boolean(),
    failures: z.number().int(),
    trigger: z.record(z.string(), z.unknown()),
    conditions: z.record(z.string(), z.unknown()),
    acts: z.array(z.record(z.string(), z.unknown())),
    positionId: id,
    version: z.number().int(),
  }),
);
export const ruleMade = z.object({ id, version: z.number().int() });
export const ruleSwitched = ruleMade.extend({ on: z.boolean() });
export const ruleMoved = z.object({ id, place: z.number().int() });
export const gone = z.object({ id });

export const runView = named(
  "RuleRun",
  z.object({
    id: z.string(),
    at: z.date(),
    number: z.number().int(),
    subject: z.string().nullable(),
    opens: z.boolean(),
    outcome: z.enum(["done", "failed", "own", "deep", "often"]),
    error: z.object({ key: z.string() }).loose().nullable(),
    matched: z.array(z.record(z.string(), z.unknown())),
    done: z.array(z.record(z.string(), z.unknown())),
  }),
);

export const trialView = named(
  "RuleTrial",
  z.object({
    looked: z.number().int(),
    matched: z.number().int(),
    taken: z.number().int(),
    targets: z.array(
      z.object({
        positionId: id.optional(),
        departmentId: id.optional(),
        fallback: z.boolean(),
        count: z.number().int(),
      }),
    ),
    rows: z.array(
      z.object({
        number: z.number().int(),
        subject: z.string().nullable(),
        customer: z.string().nullable(),
        at: z.date(),
        opens: z.boolean(),
        positionId: id.optional(),
        departmentId: id.optional(),
      }),
    ),
  }),
);

export const macroView = named(
  "Macro",
  z.object({
    id,
    name: z.string(),
    departmentId: id.nullable(),
    acts: z.array(z.record(z.string(), z.unknown())),
    version: z.number().int(),
    mine: z.boolean(),
  }),
);
export const macroApplied = z.object({
  number: z.number().int(),
  status: z.string(),
  version: z.number().int(),
  runId: id,
  acts: z.array(z.string()),
  undoable: z.boolean(),
});
export const macroUndone = z.object({ number: z.number().int() });
export const presenceView = z.object({ away: z.boolean() });
