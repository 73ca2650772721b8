import { decodeCursor } from "@/lib/base/cursor";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The first value of a name in an address, without spaces around it; nothing when it is empty. */
export const oneOf = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.trim() || undefined;

/** The value if it is one of these words; an address that somebody mangled filters nothing. */
export const amongOf = <T extends string>(names: readonly T[], value: string | string[] | undefined): T | undefined =>
  names.find((name) => name === oneOf(value));

/** A cursor that we made; of any other the list is shown from its beginning. */
export function readableCursor(value: string | string[] | undefined): string | undefined {
  const cursor = oneOf(value);
  if (cursor === undefined) return undefined;
  try {
    decodeCursor(cursor);
    return cursor;
  } catch {
    return undefined;
  }
}
