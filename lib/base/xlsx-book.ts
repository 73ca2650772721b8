import { posix } from "node:path";
import { xmlEvents } from "@/lib/base/xml-events";
import type { Zip } from "@/lib/base/zip-entries";

export type Sheet = { name: string; path: string };
export type Book = {
  /** Visible ones, in the order of their tabs. */
  sheets: Sheet[];
  /** Days are counted from 1904 (old Macs). */
  from1904: boolean;
  /** Which cell styles show a number as a date. */
  dateStyles: Set<number>;
  strings: string | null;
};

const MB = 1024 * 1024;
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** What a workbook says of itself: its sheets, its calendar and which styles are dates. @throws TableUnreadable */
export async function readBook(zip: Zip): Promise<Book> {
  const root = await relations(zip, "_rels/.rels", "");
  const path = root.find((r) => r.type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  const folder = posix.dirname(path);
  const parts = await relations(zip, `${folder}/_rels/${posix.basename(path)}.rels`, folder);
  const part = (type: string) => parts.find((r) => r.type.endsWith(`/${type}`))?.target;
  const sheets: Sheet[] = [];
  let from1904 = false;
  for await (const { open, attributes: a } of tags(zip, path)) {
    if (open === "workbookPr") from1904 = /^(1|true)$/.test(a.date1904 ?? "");
    const target = open === "sheet" && parts.find((r) => r.id === (a["r:id"] ?? idOf(a)))?.target;
    if (target && zip.has(target) && (a.state ?? "visible") === "visible")
      sheets.push({ name: a.name ?? "", path: target });
  }
  const styles = part("styles");
  const strings = part("sharedStrings") ?? null;
  return {
    sheets,
    from1904,
    dateStyles: styles && zip.has(styles) ? await dateStyles(zip, styles) : new Set(),
    strings: strings && zip.has(strings) ? strings : null,
  };
}

const idOf = (attributes: Record<string, string>) =>
  Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];

type Relation = { id: string; type: string; target: string };

async function relations(zip: Zip, path: string, folder: string): Promise<Relation[]> {
  if (!zip.has(path)) return [];
  const found: Relation[] = [];
  for await (const { open, attributes: a } of tags(zip, path))
    if (open === "Relationship") {
      const target = a.Target ?? "";
      const whole = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      found.push({ id: a.Id ?? "", type: a.Type ?? "", target: whole });
    }
  return found;
}

async function dateStyles(zip: Zip, path: string): Promise<Set<number>> {
  const own = new Map<number, boolean>();
  const dates = new Set<number>();
  let style = -1;
  for await (const { open, close, attributes: a } of tags(zip, path)) {
    if (open === "numFmt") own.set(Number(a.numFmtId), showsDate(a.formatCode ?? ""));
    if (open === "cellXfs") style = 0;
    if (close === "cellXfs") style = -1;
    if (open !== "xf" || style < 0) continue;
    const format = Number(a.numFmtId ?? 0);
    if (own.get(format) ?? BUILT_IN_DATES.some(([from, to]) => format >= from && format <= to)) dates.add(style);
    style += 1;
  }
  return dates;
}

/** True for a number format that shows days, months or years: `yyyy/mm/dd`, `[$-fa-IR,96]d mmmm yyyy`. */
function showsDate(format: string): boolean {
  const code = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0]!;
  return /[dy]/i.test(code) || /m{3}/i.test(code);
}

type Tag = { open?: string; close?: string; attributes: Record<string, string> };

async function* tags(zip: Zip, path: string): AsyncGenerator<Tag> {
  for await (const batch of xmlEvents(await zip.read(path, 16 * MB)))
    for (const event of batch) {
      if ("open" in event) yield event;
      else if ("close" in event) yield { ...event, attributes: {} };
    }
}
