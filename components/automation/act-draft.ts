import type { TargetDraft } from "./target-builder";

export type ActDraft = {
  do: string;
  target?: TargetDraft;
  whom?: { to: string; positionId?: string; departmentId?: string };
} & Record<string, unknown>;
