/** What a form knows after it was sent. */
export type FormState =
  | { kind: "fresh" }
  | { kind: "done" /** Shown once, such as a temporary password. */; secret?: string }
  | { kind: "refused"; message: string; fields: Record<string, string> };

export const fresh: FormState = { kind: "fresh" };
