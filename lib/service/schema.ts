import { z } from "zod";
import { version } from "@/lib/base/fields";
import { kinds, priorities } from "@/lib/base/words";
import { wholeField } from "@/lib/staff/schema";

export const clockKinds = ["first_reply", "resolution", "hop"] as const;

const minutes = wholeField(1, 60_000);
const any = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal("").transform(() => null), z.null(), schema]).default(null);

/** How long something may take. A field that is left out means any. */
export const targetFields = {
  clock: z.enum(clockKinds),
  kind: any(z.enum(kinds)),
  priority: any(z.enum(priorities)),
  departmentId: any(z.uuid()),
  level: any(z.string().max(40)),
  /** Working minutes. */
  minutes,
};
export const targetInput = z.strictObject({ id: z.uuid().optional(), ...targetFields, version });

export const targetView = z.object({
  id: z.uuid(),
  clock: z.enum(clockKinds),
  kind: z.enum(kinds).nullable(),
  priority: z.enum(priorities).nullable(),
  departmentId: z.uuid().nullable(),
  level: z.string().nullable(),
  minutes: z.int(),
  version: z.int(),
});
export type TargetView = z.output<typeof targetView>;

/** A clock as it is shown, times in working seconds. */
export const clockView = z.object({
  id: z.uuid(),
  kind: z.enum(clockKinds),
  referralId: z.uuid().nullable(),
  state: z.enum(["running", "paused", "stopped"]),
  round: z.int(),
  startedAt: z.date(),
  targetSeconds: z.number().nullable(),
  /** Set by somebody; no target was asked. */
  fixed: z.boolean(),
  dueAt: z.date().nullable(),
  elapsedSeconds: z.number(),
  /** 0 while the target is kept. */
  lateSeconds: z.number(),
  /** Working time until it is due; null when it is over. */
  leftSeconds: z.number().nullable(),
  pausedSince: z.date().nullable(),
  stoppedAt: z.date().nullable(),
  /** Why it stands or is over. */
  reason: z.string().nullable(),
  /** Why its deadline moved last in this round, while it runs; null when it never did. */
  movedBecause: z.string().nullable(),
});
export type ClockView = z.output<typeof clockView>;

/** What the events `service.warned`, `service.breached` and `service.escalated` say in `after`. */
export type StepFacts = {
  clock: (typeof clockKinds)[number];
  clockId: string;
  dueAt: string;
  /** Who is told: of a warning and a breach whoever has it. */
  to: "holder" | "department_manager" | "manager";
};
