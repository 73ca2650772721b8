import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** Rows of one sheet, already as XML (`xlsxRow`) in a file, so that a million of them need no memory. */
export type SheetBody = { name: string; path: string };

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** Most rows of an Excel sheet, one kept for the headers. */
export const SHEET_ROWS = 1_048_575;

// XML 1.0 has no place for these; nobody means them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const UNSPEAKABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (s: string) => s.replace(UNSPEAKABLE, "").replace(/[&<>"]/g, (c) => ESCAPED[c]!);

/** One row: text stays text (a phone keeps its zero, «=1+1» is no formula), numbers are numbers, null is an empty cell. */
export function xlsxRow(cells: readonly (string | number | null)[], style: "plain" | "head" = "plain"): string {
  const made = cells.map((cell) => {
    if (cell === null || cell === "") return "<c/>";
    if (typeof cell === "number") return `<c s="3"><v>${cell}</v></c>`;
    const look = style === "head" ? 1 : /^[=+\-@\t\r]/.test(cell) ? 4 : 2;
    return `<c s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, 32_767))}</t></is></c>`;
  });
  return `<row>${made.join("")}</row>`;
}

/** Makes an Excel file of right-to-left sheets whose first row stays in view. @param widths of the columns, in characters */
export async function writeXlsx(
  target: string,
  sheets: readonly SheetBody[],
  widths: readonly number[],
): Promise<void> {
  const zip = new ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(XML + text), path);
  add("[Content_Types].xml", contentTypes(sheets.length));
  add("_rels/.rels", relationships([{ type: `${RELATIONS}/officeDocument`, target: "xl/workbook.xml" }]));
  add("xl/workbook.xml", workbook(sheets));
  add(
    "xl/_rels/workbook.xml.rels",
    relationships([
      ...sheets.map((_, i) => ({ type: `${RELATIONS}/worksheet`, target: `worksheets/sheet${i + 1}.xml` })),
      { type: `${RELATIONS}/styles`, target: "styles.xml" },
    ]),
  );
  add("xl/styles.xml", STYLES);
  for (const [i, sheet] of sheets.entries())
    zip.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, (give) => give(null, sheetStream(sheet.path, widths, i)));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 }));
}

function sheetStream(path: string, widths: readonly number[], index: number): NodeJS.ReadableStream {
  const columns = widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join("");
  const selected = index === 0 ? ' tabSelected="1"' : "";
  const head =
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView rightToLeft="1"${selected} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${columns}</cols><sheetData>`;
  return Readable.from(
    (async function* () {
      yield Buffer.from(head);
      yield* createReadStream(path) as AsyncIterable<Buffer>;
      yield Buffer.from("</sheetData></worksheet>");
    })(),
  );
}

const workbook = (sheets: readonly SheetBody[]) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
    .map(
      ({ name }, i) =>
        `<sheet name="${escaped(name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;

const relationships = (all: { type: string; target: string }[]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(({ type, target }, i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const contentTypes = (sheets: number) => {
  const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${sheet}.worksheet+xml"/>`,
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${sheet}.styles+xml"/>${parts.join("")}</Types>`
  );
};

/** 0 none, 1 header, 2 text, 3 number, 4 text that looks like a formula (kept as text when edited too). */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Tahoma"/></font>` +
  '<font><b/><sz val="11"/><name val="Tahoma"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">' +
  '<xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="0" numFmtId="49" applyNumberFormat="1"/>' +
  '<xf fontId="0" numFmtId="1" applyNumberFormat="1"/><xf fontId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/>' +
  "</cellXfs></styleSheet>";
