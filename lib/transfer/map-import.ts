import { invalid, type Problem } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { importMapping, repeatable } from "./schema";
import { columnsOf, loadImport, mustBe, optionsOf, ownFields } from "./store";

/** Says what each column holds and what is to be done with the rows. */
export const mapImport = command({
  name: "customer.import",
  input: importMapping,
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, input: { id, columns, ...options }, subject: row }) => {
    mustBe(row, "uploaded");
    const own = (await ownFields(db)).map((field) => `custom:${field.id}`);
    const problems = wrongColumns(columns, columnsOf(row).headers.length, own);
    if (Object.keys(problems).length > 0) throw invalid(problems);
    const { sheet, headerLine } = optionsOf(row);
    const kept = { ...options, sheet, headerLine };
    await db.customerImport.update({ where: { id }, data: { mapping: columns, options: kept } });
    return { id };
  },
});

/** Who a row is about must be said by something. */
const NAMING = /^(name|firstName|lastName|company|mobile|phone|email|nationalId|code|handle:.*)$/;

function wrongColumns(columns: string[], width: number, own: string[]): Record<string, Problem> {
  const problems: Record<string, Problem> = {};
  for (const [i, field] of columns.entries()) {
    const twice = field !== "ignore" && !repeatable.includes(field) && columns.indexOf(field) < i;
    if (twice) problems[`columns.${i}`] = { key: "transfer.twice" };
    if (i >= width || (field.startsWith("custom:") && !own.includes(field)))
      problems[`columns.${i}`] = { key: "transfer.noSuchField" };
  }
  if (!columns.some((field) => NAMING.test(field))) problems.columns = { key: "transfer.nobodyNamed" };
  return problems;
}
