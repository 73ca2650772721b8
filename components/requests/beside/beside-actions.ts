import type { Aids } from "@/components/desk/aids";
import type { MergePreview } from "@/lib/requests/preview-merge";
import type { FormAction } from "@/lib/web/form-state";

/** What stands beside the work is done by these; `app/(staff)/requests/[number]/beside-actions.ts` has exactly them. */
export type BesideActions = Record<"tag" | "check" | "link", FormAction> &
  Record<"untag" | "tick" | "dropCheck" | "linkNow" | "unlink" | "unmention" | "notSame", FormAction> & {
    choices: () => Promise<{ tags: string[]; lists: { id: string; name: string }[] }>;
    previewOf: (number: number, into: string) => Promise<MergePreview | null>;
    aids: (number: number) => Promise<Aids>;
    used: (id: string) => Promise<void>;
  };
