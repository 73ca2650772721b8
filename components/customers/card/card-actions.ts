import type { FormAction } from "@/lib/web/form-state";

/** What the page's actions offer the parts of the card. */
export type CardActions = {
  note: FormAction;
  touch: FormAction;
  tag: FormAction;
  untag: FormAction;
  stage: FormAction;
  level: FormAction;
  relate: FormAction;
  unrelate: FormAction;
  removeFile: FormAction;
  lookFor: (words: string) => Promise<{ code: string; name: string | null; city: string | null }[]>;
};
