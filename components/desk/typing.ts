export type Kind = "text" | "person";
type Open = { kind: Kind; start: number; end: number; query: string; typed: boolean };

const BOUNDARY = /[\s(«[،؛:]/u;
const MENTION = new Set(["@", "٬"]); // Shift+2 of the Persian standard layout gives the second

/**
 * What a keystroke opened, keeps open or closed. `slash`: the character that the physical slash key just gave, whatever the layout.
 * Texts end at a space; a colleague's name may have two.
 */
export function triggerAt(
  value: string,
  caret: number,
  { now, mention, slash }: { now: Open | null; mention: boolean; slash: string | null },
): Open | null {
  if (now?.typed) {
    const query = value.slice(now.start + 1, caret);
    const spaces = query.match(/\s/g)?.length ?? 0;
    const lost = caret <= now.start || query.includes("\n") || spaces > (now.kind === "text" ? 0 : 3);
    return lost ? null : { ...now, end: caret, query };
  }
  const typed = value[caret - 1];
  const before = value[caret - 2];
  if (typed === undefined || (before !== undefined && !BOUNDARY.test(before))) return null;
  const at = { start: caret - 1, end: caret, query: "", typed: true };
  if (typed === "/" || typed === slash) return { kind: "text", ...at };
  return mention && MENTION.has(typed) ? { kind: "person", ...at } : null;
}

/** Puts text in place of a range so that Ctrl+Z takes it back; a gap in it is selected, to be written over. */
export function insertAt(field: HTMLTextAreaElement, start: number, end: number, text: string): void {
  field.focus();
  field.setSelectionRange(start, end);
  // The only way that leaves the browser's own undo whole; where it is gone, the text is set without it.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
  }
  const gap = /⟦[^⟦⟧]*⟧/u.exec(text);
  if (gap) field.setSelectionRange(start + gap.index, start + gap.index + gap[0].length);
}

/** Names of the gaps that a text still has. */
export const gapsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/⟦([^⟦⟧]*)⟧/gu)].map((one) => one[1]!)),
];
