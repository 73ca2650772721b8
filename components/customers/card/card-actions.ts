import type { FormAction } from "@/lib/web/form-state";

type Pressed = FormAction;

/** What the page's actions offer the parts of the card. */
export type CardActions = {
  note: FormAction;
  touch: FormAction;
  tag: FormAction;
  untag: Pressed;
  stage: Pressed;
  level: Pressed;
  relate: FormAction;
  unrelate: Pressed;
  removeFile: Pressed;
  lookFor: (words: string) => Promise<{ code: string; name: string | null; city: string | null }[]>;
};
