import { ZipFile } from "yazl";

type Parts = { strings: string[]; rows: string[]; before?: string };

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An Excel file of one sheet behind a hidden one, with the date style 1; rows as XML, so that every oddity can be written. */
export async function xlsx({ strings, rows, before = "" }: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${text}`), path);
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  add("_rels/.rels", `<Relationships>${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`);
  add(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="نهان" sheetId="1" state="hidden" r:id="rId1"/><sheet name="برگه" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  );
  add(
    "xl/_rels/workbook.xml.rels",
    `<Relationships>${relation(1, "worksheet", "worksheets/none.xml")}${relation(2, "worksheet", "worksheets/sheet1.xml")}${relation(3, "sharedStrings", "sharedStrings.xml")}${relation(4, "styles", "/xl/styles.xml")}</Relationships>`,
  );
  add(
    "xl/styles.xml",
    `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-fa-IR,96]yyyy/mm/dd;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
  );
  add("xl/worksheets/none.xml", "<worksheet><sheetData/></worksheet>");
  add(
    "xl/worksheets/sheet1.xml",
    `${before}<worksheet xmlns="${MAIN}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
  );
  add(
    "xl/sharedStrings.xml",
    `<x:sst xmlns:x="${MAIN}">${strings.map((s) => `<x:si>${s.replace(/<(\/?)/g, "<$1x:")}</x:si>`).join("")}</x:sst>`,
  );
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
