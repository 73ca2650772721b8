/** What a form knows after it was sent. */
export type FormState =
  | { kind: "fresh" }
  /** `secret` is shown once, such as a temporary password. */
  | { kind: "done"; secret?: string }
  /** `stale`: something happened meanwhile; a fresh page shows what. */
  | { kind: "refused"; message: string; fields: Record<string, string>; stale?: boolean };

export const fresh: FormState = { kind: "fresh" };

/** What a form calls when it is sent. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/** The field that names one sending of a form. What begins with `$` is no field of the domain (`formToObject`). */
export const SENDING = "$sending";
