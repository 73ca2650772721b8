import { joinedKey, searchKey } from "@/lib/base/text";

/** What the server finds for the words of the palette. */
export type PaletteFound = {
  requests: { number: number; subject: string; customer: string | null }[];
  customers: { code: string; name: string | null }[];
};

/** Whether each typed word is in the label, in any spelling; nothing typed fits all. */
export function matches(typed: string, label: string): boolean {
  const [folded, joined] = [searchKey(label), joinedKey(label)];
  return searchKey(typed)
    .split(" ")
    .filter(Boolean)
    .every((word) => folded.includes(word) || joined.includes(word));
}
