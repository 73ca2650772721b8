import { createReadStream } from "node:fs";
import type { Encoding } from "@/lib/base/table";

/**
 * How a text file is encoded, from all of its bytes: by its mark; else UTF-16 when every other byte is the high half of Latin or Persian
 * letters; else UTF-8 when all of it is; else what Persian Excel writes, Windows-1256.
 * @returns null when it is no text at all
 */
export async function guessEncoding(path: string): Promise<Encoding | null> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const seen = { size: 0, controls: 0, high: [0, 0] as [number, number], isUtf8: true };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (seen.size === 0) {
      const marked = byMark(chunk);
      if (marked) return marked;
    }
    look(chunk, seen);
    if (seen.isUtf8) seen.isUtf8 = decodes(utf8, chunk, true);
  }
  if (seen.isUtf8) seen.isUtf8 = decodes(utf8, Buffer.alloc(0), false);
  const [even, odd] = seen.high.map((n) => n / Math.max(1, seen.size / 2)) as [number, number];
  if (odd > 0.4 && odd > 2 * even) return "utf-16le";
  if (even > 0.4 && even > 2 * odd) return "utf-16be";
  if (seen.controls > 0) return null;
  return seen.isUtf8 ? "utf-8" : "windows-1256";
}

/** The text of a file, piece by piece, without its mark. Bytes that mean nothing become U+FFFD. */
export async function* decodedText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}

function byMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : null;
}

type Seen = { size: number; controls: number; high: [number, number] };

/** 0x00 is the high half of Latin letters, 0x06 of Persian ones; neither stands in a text of single bytes. */
function look(chunk: Buffer, seen: Seen): void {
  for (let i = 0; i < chunk.length; i++) {
    const byte = chunk[i]!;
    if (byte === 0 || byte === 6) seen.high[((seen.size + i) & 1) as 0 | 1] += 1;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26)) seen.controls += 1;
  }
  seen.size += chunk.length;
}

function decodes(decoder: TextDecoder, chunk: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream });
    return true;
  } catch {
    return false;
  }
}
