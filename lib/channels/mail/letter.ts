import { createHash } from "node:crypto";

/** Headers that belong to the letter itself; all others are stamps of its way, another for each mailbox it came to. */
const OWN = ["from", "date", "subject", "message-id", "content-type"];

/** Where the head of a mail ends: the offset of the empty line, or its length when it has no body. */
function headEnd(raw: Buffer): number {
  const ends = [raw.indexOf("\r\n\r\n"), raw.indexOf("\n\n")].filter((at) => at >= 0);
  return ends.length > 0 ? Math.min(...ends) : raw.length;
}

const HEAD_MAX = 256 * 1024;

/** The first value of each header by its lower-case name, unfolded; undecoded, as they stand. Never throws. */
export function peekHeaders(raw: Buffer): Map<string, string> {
  const head = raw.toString("latin1", 0, Math.min(headEnd(raw), HEAD_MAX)).replace(/\r?\n[ \t]+/g, " ");
  const found = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== "" && !found.has(name)) found.set(name, line.slice(colon + 1).trim());
  }
  return found;
}

/** Its Message-ID with the angle brackets, or null when it has none that one could rely on (≤ 200 printable characters, one @ or more). */
export function peekMessageId(headers: ReadonlyMap<string, string>): string | null {
  const id = /<[^<>]+>/.exec(headers.get("message-id") ?? "")?.[0]?.replace(/\s+/g, "");
  return id && id.length <= 200 && /^<[\x21-\x7e]+@[\x21-\x7e]*>$/.test(id) ? id : null;
}

/** SHA-256 of what is the same in every mailbox that a letter came to: some headers and its body, whatever its line ends. */
export function letterDigest(raw: Buffer, headers = peekHeaders(raw)): string {
  const hash = createHash("sha256");
  for (const name of OWN) hash.update(`${name}:${(headers.get(name) ?? "").replace(/\s+/g, " ")}\n`);
  let end = raw.length;
  while (end > 0 && (raw[end - 1] === 10 || raw[end - 1] === 13)) end -= 1;
  const body = raw.subarray(Math.min(headEnd(raw), end), end);
  let from = 0;
  for (let at = body.indexOf(13); at >= 0; at = body.indexOf(13, at + 1)) {
    if (body[at + 1] !== 10) continue;
    hash.update(body.subarray(from, at));
    from = at + 1;
  }
  return hash.update(body.subarray(from)).digest("hex");
}
