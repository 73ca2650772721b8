import { toast } from "@/components/ui/toast";
import { live as words } from "@/lib/i18n/messages/fa/live";
import { type Audience, type Change, type Farewell, LIVE, PRESENCE } from "@/lib/live/schema";
import { hear, hearAll } from "./feed";

/** Without a stream it is tried again ever later, and the page looks by itself so often. */
const LOOK_MS = 30_000;
const SOON_MS = 3_000;
/** A tab that is hidden only for a moment keeps its stream. */
const HIDE_MS = 3_000;
const MOST_KNOWN = 2_000;

/** Names this tab; no `crypto.randomUUID`, which plain HTTP does not have. */
export const tab = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 7)).join("");

let source: EventSource | undefined;
let place = "";
let looking: ReturnType<typeof setTimeout> | undefined;
let tries = 0;
let hiding: ReturnType<typeof setTimeout> | undefined;
let over = false;
/** It was greeted before: now it comes back. */
let met = false;
const known = new Set<number>();

/** Opens the one stream of this tab; `from`: up to where the page as it was drawn knows everything. @returns what closes it */
export function openStream(from: string | null): () => void {
  place = from ?? "";
  over = false;
  met = false;
  document.addEventListener("visibilitychange", turn);
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", connect);
  connect();
  return () => {
    document.removeEventListener("visibilitychange", turn);
    window.removeEventListener("pagehide", close);
    window.removeEventListener("pageshow", connect);
    close();
  };
}

/** Plain HTTP gives a browser six connections: a hidden tab keeps none of them. */
function turn(): void {
  clearTimeout(hiding);
  if (document.hidden) hiding = setTimeout(close, HIDE_MS);
  else connect();
}

function connect(): void {
  if (over || document.hidden || source) return;
  const own = new EventSource(`/api/events?${new URLSearchParams({ tab, ...(place ? { after: place } : {}) })}`);
  source = own;
  own.addEventListener("hello", (event) => {
    tries = 0;
    place = event.lastEventId;
    if (!(JSON.parse(event.data) as { fresh: boolean }).fresh) hearAll();
    else if (met) hear(NUDGED);
    met = true;
    window.dispatchEvent(new Event("peyvand:stream"));
  });
  own.addEventListener("change", (event) => {
    place = event.lastEventId;
    take(JSON.parse(event.data) as Change);
  });
  own.addEventListener("presence", (event) => {
    window.dispatchEvent(new CustomEvent(PRESENCE, { detail: JSON.parse(event.data) as Audience }));
  });
  own.addEventListener("farewell", (event) => farewell(JSON.parse(event.data) as Farewell));
  own.addEventListener("error", () => {
    if (own.readyState !== EventSource.CLOSED) return; // the browser comes back by itself
    if (source === own) source = undefined;
    look();
  });
}

/** A nudge is no event: what was said while the stream was cut is not told again. */
const NUDGED = { requests: [], counters: false, notices: true };

/** Each event is told once, however often the stream was cut. */
function take(change: Change): void {
  const news = change.ids.filter((id) => !known.has(id));
  if (news.length === 0 && !change.notices) return;
  for (const id of news) known.add(id);
  if (known.size > MOST_KNOWN) for (const id of [...known].slice(0, MOST_KNOWN / 2)) known.delete(id);
  const { requests, counters, notices } = change;
  hear({ requests, counters, notices });
  window.dispatchEvent(new CustomEvent(LIVE, { detail: { requests, counters, notices } }));
}

function farewell({ why }: Farewell): void {
  close();
  over = why === "session";
  if (over) toast({ text: words.signedOut, tone: "warning", act: { label: words.signIn, href: "/login" } });
  else look();
}

function close(): void {
  source?.close();
  source = undefined;
  stopLooking();
}

/** The next best thing: the stream is tried again, and from the fourth time on everything is read too. */
function look(): void {
  if (looking || over || document.hidden) return;
  looking = setTimeout(
    () => {
      looking = undefined;
      tries += 1;
      if (tries > 3) hearAll();
      connect();
    },
    Math.min(LOOK_MS, SOON_MS * 2 ** tries),
  );
}

function stopLooking(): void {
  clearTimeout(looking);
  looking = undefined;
}
