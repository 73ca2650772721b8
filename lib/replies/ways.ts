import type { Channel, ContactKind } from "@/prisma/generated/enums";

/** Ways in which we reach somebody; a point may be reached in two (a mobile: by a text message and by a call). */
export type WayChannel = Extract<Channel, "email" | "sms" | "phone">;

/** What is known of one address in one way. */
export type WayFacts = {
  channel: WayChannel;
  /** The point on the card; null: it came with the request and stands on no card of this customer. */
  pointId: string | null;
  kind: Exclude<ContactKind, "handle">;
  address: string;
  /** The request came by this address. */
  given: boolean;
  /** Proved within a year, and tied to the card. */
  verified: boolean;
  main: boolean;
  shared: boolean;
  doNotUse: boolean;
  /** Service messages to it: allowed, refused, or nobody asked. */
  consent: boolean | null;
  /** Of earlier messages to it by this way: those that arrived, and those that failed or came back. */
  arrived: number;
  failed: number;
  /** The newest one came to nothing. */
  failedLast: boolean;
};

export type WayReason =
  | "given"
  | "sameDoor"
  | "verified"
  | "consented"
  | "arrived"
  | "main"
  | "refused"
  | "doNotUse"
  | "failed"
  | "failedLast"
  | "shared"
  | "claimed"
  | "quiet"
  | "notSetUp";

export type RankedWay = WayFacts & {
  /** It may be proposed: set up, allowed, and at this hour. */
  fit: boolean;
  /** It cannot be chosen at all. */
  barred: boolean;
  /** What speaks for it, then what speaks against it. */
  reasons: { key: WayReason; good: boolean; n?: number }[];
};

export type WayAbout = {
  /** How the request came. */
  channel: Channel;
  urgent: boolean;
  /** Whole minutes since midnight in Tehran. */
  minutes: number;
  /** Ways that have something to send them by; a call needs nothing. */
  setUp: readonly WayChannel[];
};

/** From 21 to 8 nobody is called or written to on his telephone, unless it is urgent. */
const QUIET = { from: 21 * 60, until: 8 * 60 };

export const isQuiet = (minutes: number): boolean => minutes >= QUIET.from || minutes < QUIET.until;

/**
 * The ways of replying, the best first. What the customer did himself counts most: the address he asked from (40), by the same door (25), what
 * he allowed (20). Then how sure it is that he reads it: proved (20), messages that arrived (6 each, 18 at most), his main address of that kind
 * (5), a shared one (−15). Failures count against it (−15 each, −45 at most; −25 more when the last one failed). A written answer stays
 * readable: mail has 6, a text message 4 over a call. Refused consent, «do not use», no account and the quiet hours keep a way from
 * being proposed; of these only «do not use» and no account keep it from being chosen. Ties fall by address, so the order is always the same.
 */
export function rankWays(facts: readonly WayFacts[], about: WayAbout): RankedWay[] {
  return facts
    .map((way) => ({ way: judged(way, about), score: scoreOf(way, about) }))
    .sort(
      (a, b) =>
        Number(b.way.fit) - Number(a.way.fit) ||
        Number(a.way.barred) - Number(b.way.barred) ||
        b.score - a.score ||
        (a.way.address < b.way.address ? -1 : Number(a.way.address > b.way.address)),
    )
    .map(({ way }) => way);
}

const READABLE: Record<WayChannel, number> = { email: 6, sms: 4, phone: 0 };

const scoreOf = (way: WayFacts, about: WayAbout): number =>
  (way.given ? 40 : 0) +
  (way.given && way.channel === about.channel ? 25 : 0) +
  (way.consent === true ? 20 : 0) +
  (way.verified ? 20 : 0) +
  Math.min(way.arrived, 3) * 6 +
  (way.main ? 5 : 0) -
  (way.shared ? 15 : 0) -
  Math.min(way.failed, 3) * 15 -
  (way.failedLast ? 25 : 0) +
  READABLE[way.channel];

function judged(way: WayFacts, about: WayAbout): RankedWay {
  const quiet = way.channel !== "email" && !about.urgent && isQuiet(about.minutes);
  const setUp = way.channel === "phone" || about.setUp.includes(way.channel);
  const told: [WayReason, boolean, boolean, number?][] = [
    ["sameDoor", true, way.given && way.channel === about.channel],
    ["given", true, way.given && way.channel !== about.channel],
    ["consented", true, way.consent === true],
    ["verified", true, way.verified],
    ["arrived", true, way.arrived > 0, way.arrived],
    ["main", true, way.main],
    ["doNotUse", false, way.doNotUse],
    ["refused", false, way.consent === false],
    ["failedLast", false, way.failedLast],
    ["failed", false, way.failed > 0 && !way.failedLast, way.failed],
    ["shared", false, way.shared],
    ["claimed", false, !way.verified && !way.given],
    ["quiet", false, quiet],
    ["notSetUp", false, !setUp],
  ];
  const reasons = told.flatMap(([key, good, holds, n]) => (holds ? [{ key, good, ...(n ? { n } : {}) }] : []));
  const barred = way.doNotUse || !setUp;
  return { ...way, fit: !barred && !quiet && way.consent !== false, barred, reasons };
}
