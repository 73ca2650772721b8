import { duplicates as say } from "@/lib/i18n/messages/fa/duplicates";
import { words } from "@/lib/i18n/messages/fa/words";
import type { SuggestionReason } from "@/lib/identity/schema";

/** A reason in words; null for one that this version does not know. */
export function reasonWord({ reason, kinds }: SuggestionReason): string | null {
  const word = (say.reason as Record<string, string>)[reason];
  if (!word) return null;
  return kinds && kinds.length > 0 ? `${word} (${kinds.map((kind) => words.contactKind[kind]).join("، ")})` : word;
}

const told = (reasons: readonly SuggestionReason[], speaks: (weight: number) => boolean): string[] =>
  reasons.flatMap((one) => (speaks(one.weight ?? 1) ? (reasonWord(one) ?? []) : []));

/** What speaks for one customer, weightiest first. */
export const reasonsFor = (reasons: readonly SuggestionReason[]): string[] => told(reasons, (weight) => weight > 0.5);

/** What speaks for two. */
export const reasonsAgainst = (reasons: readonly SuggestionReason[]): string[] =>
  told(reasons, (weight) => weight < -0.5);
