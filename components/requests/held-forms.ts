import { flatTree } from "@/components/referrals/parties";
import type { Writing } from "@/lib/live/schema";
import { places } from "./desk";
import type { PaneView } from "./pane-view";

/** Steps that leave nobody's plan in question: it was looked at, a letter went its way. */
const HARMLESS =
  /^(request\.(opened|tagged|untagged|followUp)|referral\.(opened|followUp)|outbox\.|customer\.|contact\.|file\.|service\.)/;

/** What colleagues (or the customer) did since the page that `before` shows; one's own acts in other tabs are no news. */
export function newSteps(before: PaneView, now: PaneView): PaneView["timeline"] {
  const last = before.timeline.at(-1);
  const at = last ? now.timeline.findIndex((step) => step.id === last.id) : -1;
  const fresh = at >= 0 ? now.timeline.slice(at + 1) : now.timeline.filter((step) => !last || step.at > last.at);
  return fresh.filter((step) => !step.mine && !HARMLESS.test(step.type));
}

const typed = "textarea, input:is([type=text], [type=tel], [type=email], [type=search], :not([type]))";

/** The texts somebody has typed within `root` and not sent. */
export const typedIn = (root: ParentNode): (HTMLTextAreaElement | HTMLInputElement)[] =>
  [...root.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(typed)].filter(
    (field) => field.value.trim() !== "" && field.value !== field.defaultValue,
  );

/** Somebody is in the middle of something here: text is typed, or a dialog stands open. */
export const isBusy = (root: ParentNode): boolean =>
  root.querySelector("dialog[open]") !== null || typedIn(root).length > 0;

/** A dialog that is about one referral was filled by the button that opened it: it learns the version that is shown now. */
export function renewVersions(root: ParentNode, view: PaneView): void {
  for (const { id, version } of flatTree(view.referrals))
    for (const field of root.querySelectorAll<HTMLInputElement>(`input[type=hidden][value="${CSS.escape(id)}"]`)) {
      const beside = field.form?.elements.namedItem("version");
      if (beside instanceof HTMLInputElement && field.name === "id") beside.value = String(version);
    }
}

const forms: Record<string, Writing> = {
  [places.reply]: "reply",
  [places.answer]: "answer",
  [places.note]: "note",
  [places.refer]: "refer",
};

/** What somebody writes who types into this field. */
export const writingIn = (field: Element): Writing =>
  forms[field.closest("details[id], dialog[id]")?.id ?? ""] ?? "other";

/** Which form of the foot stands open at first: what is next to do, unless only another one holds a text that was begun. */
export function openedForm<F extends string>(
  forms: readonly (F | undefined)[],
  begun: (form: F | undefined) => boolean,
  next: F | undefined,
): F | undefined {
  return begun(next) ? next : (forms.find(begun) ?? next);
}
