import type { ReadyTextView } from "@/lib/desk/schema";

export type Person = { id: string; name: string; seat: string | null; department: string | null; label: string };

/** What helps to write: texts with their variables filled for what is open, and colleagues to name. */
export type Aids = { texts: ReadyTextView[]; people: Person[] };
