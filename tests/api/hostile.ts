import { randomUUID } from "node:crypto";

export type Schema = { [key: string]: unknown };

const long = "ب".repeat(70_000);

/** Texts that nobody means well: for any field of a path, a query or a body. */
export const texts = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udc00x",
  long,
  "%_\\",
  "'; drop table x --",
  "../../x",
  "__proto__",
  "constructor",
  "NaN",
  "-1",
  "0",
  "1.5",
  "1e400",
  "2147483648",
  "9007199254740993",
  "99999999999999999999",
  "۱۲۳",
  "true",
  "null",
  "[]",
  "{}",
  "00000000-0000-0000-0000-000000000000",
  "------------------------------------",
  "2026-02-30",
  "0000-00-00T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59-23:59",
  "+275760-09-13T00:00:00Z",
  "1405/13/40",
  "24:61",
];

/** Cursors that no list of ours made, and one that another list made. */
export const cursors = [
  ["infinity", randomUUID()],
  ["-infinity", randomUUID()],
  ["2026-11-22 10:00:00+00", "5"],
  ["2026-11-22 10:00:00+00", "------------------------------------"],
  ["2026-11-22 10:00:00+00", "abcdefabcdefabcdefabcdefabcdefabcdef"],
  ["9", randomUUID()],
  ["9999999", randomUUID()],
  ["2026-99-99 10:00:00+00", randomUUID()],
  ["294277-01-01 00:00:00+00", randomUUID()],
  ["مریم", randomUUID()],
  ["\ud800", randomUUID()],
  ["", "99999999999999999999"],
  [null, null],
  [1, 2],
].map((cursor) => Buffer.from(JSON.stringify(cursor)).toString("base64url"));

/** What is no text, for a body. */
export const things: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  [null],
  [""],
  [["x"]],
  [{}],
  {},
  { a: 1 },
  { id: "\0" },
  JSON.parse('{"__proto__":{"x":1},"constructor":1}'),
  Array.from({ length: 2000 }, (_, n) => n),
];

type Named = (name: string) => unknown;

/** A value that the schema may take: what `named` knows of the field, else the simplest. */
export function sample(schema: Schema, name: string, named: Named): unknown {
  const known = named(name);
  if (known !== undefined) return known;
  const forms = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[] | undefined;
  if (forms) return sample(forms.find((form) => form.type !== "null") ?? forms[0]!, name, named);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case "object":
      return bodyOf(schema, named);
    case "array":
      return [sample((schema.items ?? {}) as Schema, name, named)];
    case "integer":
    case "number":
      return Math.max(1, Number(schema.minimum ?? 1));
    case "boolean":
      return true;
    default:
      if (schema.format === "uuid") return randomUUID();
      if (schema.format === "date-time") return new Date(Date.now() + 86_400_000).toISOString();
      return schema.format === "date" ? "2049-01-01" : "متن";
  }
}

/** What must be in it; of several forms, the first. */
export function bodyOf(schema: Schema, named: Named): Record<string, unknown> {
  const forms = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (forms) return bodyOf(forms[0]!, named);
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = (schema.required ?? []) as string[];
  return Object.fromEntries(required.map((field) => [field, sample(properties[field] ?? {}, field, named)]));
}

/** The fields of an object, of any of its forms, or of what a list holds. */
export function fieldsOf(schema: Schema): [string, Schema][] {
  const forms = ["anyOf", "oneOf", "allOf"].flatMap((name) => (schema[name] ?? []) as Schema[]);
  const inner = [...forms, ...(schema.items ? [schema.items as Schema] : [])].flatMap(fieldsOf);
  return [...new Map([...inner, ...Object.entries((schema.properties ?? {}) as Record<string, Schema>)])];
}

/** For the name of an attempt. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…(${text.length})` : text;
}
