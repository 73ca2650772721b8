import type { FormAction, FormState } from "@/lib/web/form-state";

type Sent = (before: FormState, form: FormData) => Promise<FormState>;
type Pressed = FormAction;

/** What the page's actions offer the parts of the card. */
export type CardActions = {
  note: Sent;
  touch: Sent;
  tag: Sent;
  untag: Pressed;
  stage: Pressed;
  level: Pressed;
  relate: Sent;
  unrelate: Pressed;
  removeFile: Pressed;
  lookFor: (words: string) => Promise<{ code: string; name: string | null; city: string | null }[]>;
};
