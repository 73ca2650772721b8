/** What a page is told by the stream: which requests changed, and what else it should read anew. */
export type Change = {
  /** Ids of the events it tells of; a page that was told twice knows. */
  ids: number[];
  /** Numbers of requests within sight. */
  requests: number[];
  /** Rows and counters of one's boxes may be others now. */
  counters: boolean;
  notices: boolean;
};

/** A colleague who looks at the request that is open, and perhaps writes in it. */
export type Present = { userId: string; name: string; writing: Writing | null };

export type Audience = { request: number; people: Present[] };

export const writings = ["reply", "answer", "note", "refer", "other"] as const;
export type Writing = (typeof writings)[number];

/** Why a stream ends for good: the session is over, or there are too many streams of it. */
export type Farewell = { why: "session" | "many" };

/** The browser's own events, for all parts of a page. */
export const LIVE = "peyvand:live";
export const PRESENCE = "peyvand:presence";
export type LiveDetail = Pick<Change, "requests" | "counters" | "notices">;
