import { z } from "zod";
import { optionalText } from "@/lib/base/fields";
import { delimiters, encodings } from "@/lib/base/table";
import { latinDigits } from "@/lib/base/text";
import { customerKinds, customerStages, networks } from "@/lib/customers/schema";
import type { TaskView } from "@/lib/tasks/schema";

/** What a column may hold, in the order in which it is offered. Several columns may hold the same way of contact, tag or list. */
export const plainFields = [
  "name",
  "firstName",
  "lastName",
  "company",
  "mobile",
  "phone",
  "email",
  "nationalId",
  "province",
  "city",
  "address",
  "postalCode",
  "birthday",
  "tags",
  "kind",
  "stage",
  "code",
  "incomeBand",
  "interests",
  "tastes",
  "services",
  "expectations",
] as const;

/** Those that several columns may hold. */
export const repeatable: readonly string[] = [
  ...["mobile", "phone", "email", "tags", "interests", "tastes", "services", "address"],
  ...networks.map((network) => `handle:${network}`),
];

const fieldName = z.union([
  z.enum(plainFields),
  z.literal("ignore"),
  z
    .string()
    .regex(/^handle:[a-z]+$/)
    .refine((s) => (networks as readonly string[]).includes(s.slice(7)), "notOneOf"),
  z.string().regex(/^custom:[0-9a-f-]{36}$/),
]);

export const wrongCells = ["reject", "skip"] as const;

/** How the file is read and what is done with its rows; what is left out stays as it is. */
const optionsInput = {
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  sheet: z.coerce.number<unknown>().int().min(0).max(200).optional(),
  /** The row of the headers as Excel counts; 0: there is none. */
  headerLine: z
    .preprocess<unknown, z.ZodNumber, string | number>(
      (v) => (typeof v === "string" && v.trim() ? Number(latinDigits(v)) : v),
      z.number().int().min(0).max(1000),
    )
    .optional(),
  /** What stands on a card already is overwritten too. */
  update: z.preprocess((v) => v === true || v === "1" || v === "true", z.boolean()).default(false),
  /** A row with a wrong cell is rejected, or brought in without that cell. */
  wrongCells: z.enum(wrongCells).default("reject"),
  /** Of new cards, where no column says it. */
  kind: z.enum(customerKinds).default("person"),
  stage: z.enum(customerStages).default("lead"),
  /** Given to every card of the file. */
  tags: optionalText(200),
};

export const importMapping = z.strictObject({
  id: z.uuid(),
  /** A field for each column, in the order of the columns. */
  columns: z.array(fieldName).max(200),
  ...optionsInput,
});
export type ImportOptions = Omit<z.output<typeof importMapping>, "id" | "columns">;

/** How the file is read, changed by hand; the columns are then guessed anew. */
export const importReading = z.strictObject({
  id: z.uuid(),
  encoding: optionsInput.encoding,
  delimiter: optionsInput.delimiter,
  sheet: optionsInput.sheet,
  headerLine: optionsInput.headerLine,
});

export const importId = z.strictObject({ id: z.uuid() });

/** A file on disk, as the edge stored it. */
export const uploadedTable = z.strictObject({
  id: z.uuid(),
  name: z.string().max(200),
  path: z.string().max(100),
  sha256: z.string().length(64),
  size: z.number().int(),
});

export const openedTable = z.strictObject({ file: uploadedTable });

export type ColumnView = { header: string; examples: string[]; field: string };

export type ImportRowView = {
  id: string;
  name: string;
  status: "uploaded" | "running" | "done" | "undoing" | "undone";
  by: string;
  counts: Record<string, number>;
  createdAt: Date;
};

export type ImportView = {
  id: string;
  name: string;
  status: "uploaded" | "running" | "done" | "undoing" | "undone";
  format: "csv" | "xlsx";
  encoding: string | null;
  delimiter: string | null;
  createdAt: Date;
  by: string;
  columns: ColumnView[];
  sheets: string[];
  options: ImportOptions & { sheet: number; headerLine: number };
  /** An earlier import of the very same file. */
  sameFile: { id: string; createdAt: Date } | null;
  task: TaskView | null;
  undoTask: TaskView | null;
  /** The house's own fields that a column may hold. */
  customFields: { id: string; label: string }[];
};

/** What would happen to a row. `wrong`: column → sentence. */
export type RowView = {
  line: number;
  outcome: "created" | "updated" | "same" | "rejected";
  name: string | null;
  keys: string[];
  /** The card it goes to, and the key that found it. */
  code: string | null;
  by: string | null;
  /** Fields it would write. */
  writes: string[];
  /** The organization that the customer comes to belong to. */
  company: { name: string; isNew: boolean } | null;
  /** Keys that stay away from the card. */
  refused: { key: string; reason: string }[];
  wrong: { column: string; message: string }[];
};

export const exportFormats = ["csv", "xlsx"] as const;
export const exportColumns = [
  "code",
  "name",
  "kind",
  "stage",
  "mobile",
  "landline",
  "email",
  "handle",
  "province",
  "city",
  "address",
  "postalCode",
  "birthday",
  "nationalId",
  "tags",
  "incomeBand",
  "interests",
  "tastes",
  "services",
  "expectations",
  "requestCount",
  "openCount",
  "lastRequestAt",
  "purchaseCount",
  "purchaseRial",
  "createdAt",
] as const;
export type ExportColumn = (typeof exportColumns)[number];
