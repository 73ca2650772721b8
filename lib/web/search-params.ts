import { z } from "zod";
import { decodeCursor, type Page } from "@/lib/base/cursor";
import { hasForbiddenCharacters } from "@/lib/base/text";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The first value of a name in an address, without spaces around it; nothing when it is empty or holds what no text of ours can. */
export function oneOf(value: string | string[] | undefined): string | undefined {
  const said = (Array.isArray(value) ? value[0] : value)?.trim();
  return said && !hasForbiddenCharacters(said) ? said : undefined;
}

/** The id that an address names; one that somebody mangled names nothing. */
export const idOf = (value: string | string[] | undefined): string | undefined => z.uuid().safeParse(oneOf(value)).data;

/** The value if it is one of these words; an address that somebody mangled filters nothing. */
export const amongOf = <T extends string>(names: readonly T[], value: string | string[] | undefined): T | undefined =>
  names.find((name) => name === oneOf(value));

/** A cursor that we made; of any other the list is shown from its beginning. */
export function readableCursor(
  value: string | string[] | undefined,
  type?: Parameters<typeof decodeCursor>[1],
  how?: Parameters<typeof decodeCursor>[2],
): string | undefined {
  const cursor = oneOf(value);
  if (cursor === undefined) return undefined;
  try {
    decodeCursor(cursor, type, how);
    return cursor;
  } catch {
    return undefined;
  }
}

/** Which page of a list an address names. */
export const placeOf = (
  raw: SearchParams,
  type?: Parameters<typeof decodeCursor>[1],
): { cursor: string | undefined; before: string | undefined } => ({
  cursor: readableCursor(raw.cursor, type),
  before: readableCursor(raw.before, type),
});

/** The address of a list with what is set of its filters. */
export function addressOf(path: string, kept: Record<string, string | undefined>): string {
  const set = Object.entries(kept).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path;
}

/** Addresses of the pages beside this one, for a `Pager`; `kept` are the filters that stay. */
export function pagesBeside(
  path: string,
  kept: Record<string, string | undefined>,
  { previousCursor, nextCursor }: Pick<Page<unknown>, "previousCursor" | "nextCursor">,
): { previous?: string; next?: string } {
  const at = (place: Record<string, string>) => addressOf(path, { ...kept, ...place });
  return {
    ...(previousCursor ? { previous: at({ before: previousCursor }) } : {}),
    ...(nextCursor ? { next: at({ cursor: nextCursor }) } : {}),
  };
}
