/**
 * How far a reader has come in the events. Ids are taken before the commit, so one may show after a higher one: `gaps` are the ids
 * up to `high` that were not there yet.
 */
export type Place = { high: number; gaps: readonly number[] };

const MOST_GAPS = 40;

/** As text of digits and dots, for the id of a server-sent event: `high`, then the gaps. */
export function placeText({ high, gaps }: Place): string {
  // Of very many gaps none is named: who comes back is told some events again.
  if (gaps.length > MOST_GAPS) return String(Math.min(...gaps) - 1);
  return [high, ...gaps].join(".");
}

/** @returns null when it is not a place */
export function readPlace(text: string | null | undefined): Place | null {
  if (!text || !/^\d{1,15}(\.\d{1,15}){0,40}$/.test(text)) return null;
  const [high, ...gaps] = text.split(".").map(Number) as [number, ...number[]];
  return gaps.every((id) => id <= high) ? { high, gaps } : null;
}
