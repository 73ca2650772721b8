/** What a form knows after it was sent. */
export type FormState =
  | { kind: "fresh" }
  /** `secret` is shown once, such as a temporary password. */
  | { kind: "done"; secret?: string }
  | { kind: "refused"; message: string; fields: Record<string, string> };

export const fresh: FormState = { kind: "fresh" };
