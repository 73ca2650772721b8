import { TABLE_LIMITS, TableUnreadable } from "@/lib/base/table";
import { xmlEvents } from "@/lib/base/xml-events";
import type { Zip } from "@/lib/base/zip-entries";

export type SharedStrings = { at: (index: number) => string };
export const noStrings: SharedStrings = { at: () => "" };

const MB = 1024 * 1024;
const MOST_XML = 512 * MB;
const MOST_BYTES = 96 * MB;

/**
 * The texts that an Excel file's cells point to. Kept as bytes side by side outside the heap (a hundred thousand rows: a few MB), never more
 * than 96 MB of them. @param first only so many, for the beginning of a sheet @throws TableUnreadable
 */
export async function sharedStrings(zip: Zip, path: string, first = Number.POSITIVE_INFINITY): Promise<SharedStrings> {
  let bytes = Buffer.allocUnsafe(MB);
  let ends = new Uint32Array(16_384);
  let count = 0;
  let end = 0;
  const keep = (text: string) => {
    const size = Buffer.byteLength(text);
    if (end + size > MOST_BYTES) throw new TableUnreadable({ key: "table.tooLarge" });
    if (end + size > bytes.length) bytes = Buffer.concat([bytes], Math.max(2 * bytes.length, end + size));
    if (count === ends.length) {
      const larger = new Uint32Array(2 * ends.length);
      larger.set(ends);
      ends = larger;
    }
    end += bytes.write(text, end);
    ends[count++] = end;
    return count < first;
  };
  await each(zip, path, keep);
  return {
    at: (i) => (i >= 0 && i < count ? bytes.toString("utf8", i === 0 ? 0 : ends[i - 1], ends[i]) : ""),
  };
}

async function each(zip: Zip, path: string, keep: (text: string) => boolean): Promise<void> {
  let text = "";
  let hearing = false;
  let phonetic = false;
  for await (const batch of xmlEvents(await zip.read(path, MOST_XML)))
    for (const event of batch) {
      if ("text" in event) {
        if (hearing && text.length < TABLE_LIMITS.cell) text += event.text;
      } else if ("open" in event) {
        if (event.open === "si") text = "";
        if (event.open === "rPh") phonetic = true;
        hearing = event.open === "t" && !phonetic;
      } else {
        hearing = false;
        if (event.close === "rPh") phonetic = false;
        if (event.close === "si" && !keep(unescaped(text))) return;
      }
    }
}

/** `_x000D_` is how Excel writes a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code) => String.fromCharCode(parseInt(code, 16))) : text;
