/** Where a row goes when a merge is undone: back to the card that was merged away, or it stays with the survivor. */
export type Way = "back" | "stay";
/** Why a person should look: keys of both, of neither, or requests of both shown under one. */
export type Doubt = "keysOfBoth" | "noKey" | "joined";

export type ArrivedPoint = { id: string; key: string; at: number };
export type ArrivedRequest = { id: string; at: number; keys: readonly string[] };

export type Arrivals = {
  /** Canonical keys of the two cards as the merge found them. */
  back: readonly string[];
  stay: readonly string[];
  points: readonly ArrivedPoint[];
  requests: readonly ArrivedRequest[];
  /** What a person chose, by id. */
  chosen: ReadonlyMap<string, Way>;
};

export type Sorted = {
  way: Map<string, Way>;
  doubts: Map<string, Doubt>;
  /** The side of each key known at the end, for what else came by keys. */
  keys: Map<string, Way>;
};

/**
 * Later arrivals go to the side whose key they came by, oldest first: a key that a request brought along is from then on a key of that
 * side. What keys do not tell stays, unless somebody chooses otherwise. Pure; does not depend on the order given.
 */
export function sortArrivals(a: Arrivals): Sorted {
  const keys = new Map<string, Way>();
  for (const key of a.back) if (!a.stay.includes(key)) keys.set(key, "back");
  for (const key of a.stay) if (!a.back.includes(key)) keys.set(key, "stay");
  const way = new Map<string, Way>();
  const doubts = new Map<string, Doubt>();
  const later = [
    ...a.requests.map((request) => ({ at: request.at, id: request.id, request })),
    ...a.points.map((point) => ({ at: point.at, id: point.id, point })),
  ].sort((x, y) => x.at - y.at || Number("point" in x) - Number("point" in y) || (x.id < y.id ? -1 : 1));
  for (const one of later) {
    if (way.has(one.id)) continue;
    const told = tell("request" in one ? one.request.keys : [one.point.key], keys);
    const found = typeof told === "object" ? (a.chosen.get(one.id) ?? "stay") : told;
    if (typeof told === "object") doubts.set(one.id, told.doubt);
    way.set(one.id, found);
    if ("point" in one) keys.set(one.point.key, found);
    else
      for (const point of a.points)
        if (point.at === one.at && one.request.keys.includes(point.key) && !way.has(point.id)) {
          way.set(point.id, found);
          if (!keys.has(point.key)) keys.set(point.key, found);
        }
  }
  return { way, doubts, keys };
}

/** What these keys say. */
export function tell(came: readonly string[], keys: ReadonlyMap<string, Way>): Way | { doubt: Doubt } {
  const ways = new Set(came.flatMap((key) => keys.get(key) ?? []));
  if (ways.size > 1) return { doubt: "keysOfBoth" };
  return [...ways][0] ?? { doubt: "noKey" };
}

export type Joined = { id: string; mergedIntoId: string | null };

/** Requests shown under one another go as one, the way of the one that is shown. @returns id of each → id of that one */
export function shownUnder(requests: readonly Joined[]): Map<string, string> {
  const above = new Map(requests.map((r) => [r.id, r.mergedIntoId]));
  const top = (id: string): string => {
    let at = id;
    for (let next = above.get(at); next && above.has(next); next = above.get(at)) at = next;
    return at;
  };
  return new Map(requests.map((r) => [r.id, top(r.id)]));
}
