import type { RuleOptions } from "@/lib/automation/queries";
import { type ConditionField, fixedChoices } from "@/lib/automation/schema";
import { isUuid } from "@/lib/base/uuid";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { words } from "@/lib/i18n/messages/fa/words";

/** The form of a rule by its id: a button above it sends it, too. */
export const RULE_FORM = "rule-form";

/** What a builder offers, read once for the page. */
export type BuilderOptions = RuleOptions & { provinces: string[] };
export type Choice = { value: string; label: string };

type Named = { id: string; name: string };
export const named = (list: Named[]): Choice[] => list.map(({ id, name }) => ({ value: id, label: name }));

/** The name of what a rule chose; what was closed since keeps its name and says so, and a word stands for itself. */
export const nameOf = (list: Named[], closed: Named[], id: string | undefined): string =>
  list.find((one) => one.id === id)?.name ?? goneWord(closed.find((one) => one.id === id)?.name, id);
const goneWord = (name: string | undefined, id: string | undefined) =>
  name ? say.form.closed.replace("{name}", name) : id && !isUuid(id) ? id : say.form.gone;

type Seat = BuilderOptions["seats"][number];
export const seatLabel = ({ name, who }: Pick<Seat, "name" | "who">): string => (who ? `${name} (${who})` : name);
export const seatChoices = (seats: Seat[]): Choice[] => seats.map((s) => ({ value: s.id, label: seatLabel(s) }));
export const coordinatorSeats = ({ seats }: BuilderOptions): Choice[] =>
  seatChoices(seats.filter((s) => s.role === "coordinator"));
export const departmentChoices = ({ departments }: BuilderOptions): Choice[] => named(departments);

/** Words of this part of the catalogue, as choices. */
export const wordChoices = (of: Record<string, string>, only: readonly string[] = Object.keys(of)): Choice[] =>
  only.map((value) => ({ value, label: of[value] ?? value }));

const fixedWords: Record<keyof typeof fixedChoices, Record<string, string>> = {
  kind: words.kind,
  priority: words.priority,
  channel: words.channel,
  status: words.requestStatus,
  stage: words.customerStage,
  customerKind: words.customerKind,
};

/** The values one may choose for a condition; null where they are written. */
export function valuesOf(field: ConditionField, options: BuilderOptions): Choice[] | null {
  if (field in fixedChoices) {
    const name = field as keyof typeof fixedChoices;
    return wordChoices(fixedWords[name], fixedChoices[name]);
  }
  switch (field) {
    case "form":
      return named(options.forms);
    case "hint":
    case "holder":
      return departmentChoices(options);
    case "tag":
    case "customerTag":
      return named(options.tags);
    case "level":
      return named(options.levels);
    case "owner":
      return coordinatorSeats(options);
    case "province":
      return options.provinces.map((name) => ({ value: name, label: name }));
    default:
      return null;
  }
}
