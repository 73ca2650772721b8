import { type Parameters, readParameters } from "./words";

/** One part of a mail as it came. `body` is still encoded; `parts` is empty for a leaf. */
export type Part = {
  headers: Headers;
  type: string;
  parameters: Parameters;
  disposition: string;
  /** As it is given, folder and all; null when none is. */
  fileName: string | null;
  /** Content-ID without its brackets. */
  cid: string | null;
  body: Buffer;
  parts: Part[];
};

/** Name in lower case and value, unfolded, one character a byte, in their order. */
export type Headers = readonly (readonly [name: string, value: string])[];

const DEPTH_MAX = 1100;
const PARTS_MAX = 2000;
/** All looking for boundaries together: each level is looked through once more. */
const BYTES_MAX = 1_000_000_000;
/** Places that look like a boundary, of one part. */
const TRIES_MAX = 100_000;
const HEADER_BYTES_MAX = 262_144;

/**
 * Takes a mail apart. Nothing in it is trusted: missing or repeated boundaries, no end, parts in parts without number, headers without
 * end. What is too deep stays one part. Never throws; time grows with the size, and is bounded.
 */
export function readMime(raw: Buffer): Part {
  return readPart(withLineFeeds(raw), 0, { left: PARTS_MAX, bytes: BYTES_MAX }, "text/plain");
}

/** Lines of old Macs end with CR alone. */
const withLineFeeds = (raw: Buffer) =>
  raw.includes(10) || !raw.includes(13) ? raw : Buffer.from(raw.toString("latin1").replace(/\r/g, "\n"), "latin1");

/** The values of a header, in the order they stand (the newest hop first). */
export const headersOf = (part: Pick<Part, "headers">, name: string): string[] =>
  part.headers.filter(([key]) => key === name).map(([, value]) => value);

export const headerOf = (part: Pick<Part, "headers">, name: string): string | null =>
  part.headers.find(([key]) => key === name)?.[1] ?? null;

type Room = { left: number; bytes: number };

function readPart(raw: Buffer, depth: number, room: Room, byDefault: string): Part {
  room.left -= 1;
  const { headers, body } = splitHead(raw);
  const type = readParameters(headerOf({ headers }, "content-type") ?? byDefault);
  const disposition = readParameters(headerOf({ headers }, "content-disposition") ?? "");
  const part: Part = {
    headers,
    type: /^[a-z0-9.+_-]+\/[a-z0-9.+_-]+$/.test(type.value) ? type.value : byDefault,
    parameters: type.parameters,
    disposition: disposition.value,
    fileName: disposition.parameters.get("filename") ?? type.parameters.get("name") ?? null,
    cid: /<?([^<>\s]+)>?/.exec(headerOf({ headers }, "content-id") ?? "")?.[1] ?? null,
    body,
    parts: [],
  };
  room.bytes -= body.length;
  if (depth < DEPTH_MAX && room.bytes > 0 && part.type.startsWith("multipart/")) addParts(part, depth, room);
  return part;
}

function addParts(part: Part, depth: number, room: Room): void {
  const inner = part.type === "multipart/digest" ? "message/rfc822" : "text/plain";
  for (const bytes of pieces(part)) if (room.left > 0) part.parts.push(readPart(bytes, depth + 1, room, inner));
  // Without any boundary it is what it looks like: a text.
  if (part.parts.length === 0) part.type = "text/plain";
}

/** Headers end at the first empty line, or at the first line that can be none; an mbox line before them is passed over. */
function splitHead(raw: Buffer): { headers: Headers; body: Buffer } {
  const headers: [string, string[]][] = [];
  let at = raw.subarray(0, 5).toString("latin1") === "From " ? lineEnd(raw, 0) : 0;
  const limit = Math.min(raw.length, at + HEADER_BYTES_MAX);
  while (at < raw.length) {
    const end = lineEnd(raw, at);
    const line = raw.toString("latin1", at, Math.min(end, at + 65_536)).replace(/\r*\n$/, "");
    if (line === "") return { headers: joined(headers), body: raw.subarray(end) };
    const [, name, value] = /^([!-9;-~]{1,100})[ \t]*:(.*)$/s.exec(line) ?? [];
    if (/^[ \t]/.test(line)) headers.at(-1)?.[1].push(line);
    else if (name !== undefined) headers.push([name.toLowerCase(), at < limit ? [value!] : []]);
    else if (!/^>?From /.test(line) && !(headers.length > 0 && KNOWN.test(raw.toString("latin1", end, end + 100))))
      return { headers: joined(headers), body: raw.subarray(at) };
    at = end;
  }
  return { headers: joined(headers), body: raw.subarray(raw.length) };
}

/** Below a line that is none, only what surely is a header makes it a broken one and not the beginning of the text. */
const KNOWN =
  /^(?:from|to|cc|subject|date|message-id|mime-version|content-[a-z-]{4,30}|received|reply-to|references|in-reply-to|return-path|sender):/i;

const joined = (headers: [string, string[]][]): Headers =>
  headers.slice(0, 2000).map(([name, lines]) => [name, lines.slice(0, 2000).join("").trim()] as const);

function lineEnd(raw: Buffer, at: number): number {
  const end = raw.indexOf(10, at);
  return end < 0 ? raw.length : end + 1;
}

/** The bytes between the boundary lines. */
function pieces(part: Part): Buffer[] {
  const { body } = part;
  const boundary = part.parameters.get("boundary") || guessedBoundary(body);
  if (!boundary) return [];
  const line = Buffer.from(`--${boundary}`, "latin1");
  const found: Buffer[] = [];
  let [start, tries] = [-1, 0];
  for (let at = body.indexOf(line); at >= 0 && tries++ < TRIES_MAX; at = body.indexOf(line, at + line.length)) {
    const end = lineEnd(body, at);
    const rest = body.toString("latin1", at + line.length, Math.min(end, at + line.length + 200)).trim();
    if ((at > 0 && body[at - 1] !== 10) || (rest !== "" && rest !== "--")) continue;
    if (start >= 0) found.push(body.subarray(start, Math.max(start, withoutEnd(body, at))));
    start = rest === "--" ? -1 : end;
    if (found.length > PARTS_MAX) break;
  }
  return start >= 0 && start < body.length ? [...found, body.subarray(start)] : found;
}

/** The line end before a boundary belongs to the boundary. */
const withoutEnd = (body: Buffer, at: number) => at - (body[at - 2] === 13 ? 2 : 1);

/** Of mails that forgot to name it: the first line that begins like a boundary and has a header below it. */
const guessedBoundary = (body: Buffer): string | null =>
  /(?:^|\n)--([^\r\n\s]{4,70})[ \t]*\r?\nContent-/i.exec(body.toString("latin1", 0, 20_000))?.[1] ?? null;
