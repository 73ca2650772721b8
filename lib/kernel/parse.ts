import type { z } from "zod";
import { type AppError, invalid, type Problem } from "@/lib/base/errors";
import { hasForbiddenCharacters } from "@/lib/base/text";

type Issue = z.core.$ZodIssue;

const isNumber = (origin: string) => origin === "number" || origin === "int";
const isList = (origin: string) => origin === "array" || origin === "set";

/** The catalogue key of a zod issue. A custom message that is itself a key (`phone.unreadable`) stands as it is. */
function problemOf(issue: Issue): Problem {
  if (issue.code === "custom") return { key: issue.message, params: issue.params as Problem["params"] };
  switch (issue.code) {
    case "invalid_type":
      return { key: (issue as { input?: unknown }).input === undefined ? "required" : "wrongType" };
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1
        ? { key: "required" }
        : {
            key: isNumber(issue.origin) ? "tooSmall" : isList(issue.origin) ? "tooFew" : "tooShort",
            params: { limit: Number(issue.minimum) },
          };
    case "too_big":
      return {
        key: isNumber(issue.origin) ? "tooBig" : isList(issue.origin) ? "tooManyOf" : "tooLong",
        params: { limit: Number(issue.maximum) },
      };
    case "invalid_value":
      return { key: "notOneOf" };
    case "unrecognized_keys":
      return { key: "unknownField" };
    case "invalid_union":
      return unionProblem(asked(issue));
    default:
      return { key: "wrongFormat" };
  }
}

type Asked = { input?: unknown; discriminator?: string };

/** Our unions are "text or what it means" (an instant): anything but text is of the wrong type. Others are told apart by one word. */
function unionProblem({ input, discriminator }: Asked): Problem {
  const word = discriminator === undefined ? input : (input as Record<string, unknown>)[discriminator];
  if (word === undefined) return { key: "required" };
  if (typeof word !== "string") return { key: "wrongType" };
  return { key: discriminator === undefined ? "wrongFormat" : "notOneOf" };
}

const asked = (issue: Issue): Asked => issue as Asked;

function fieldsOf(issue: Issue): [string, Problem][] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [[...path, key].join("."), problemOf(issue)]);
  return [[path.join("."), problemOf(issue)]];
}

/** @returns `invalid(fields)` with the first problem of each field */
export function invalidFrom(error: z.ZodError): AppError {
  const fields = new Map<string, Problem>(); // no object: a caller may name a field `__proto__`
  for (const issue of error.issues)
    for (const [path, problem] of fieldsOf(issue)) if (!fields.has(path)) fields.set(path, problem);
  return invalid(Object.fromEntries(fields));
}

/** Where in the input a text stands that cannot be kept; names of fields count, too. */
function unkeepable(value: unknown, path: string[] = []): string[] | null {
  if (typeof value === "string") return hasForbiddenCharacters(value) ? path : null;
  if (typeof value !== "object" || value === null || !(Array.isArray(value) || isPlain(value))) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (hasForbiddenCharacters(name)) return path;
    const found = unkeepable(inner, [...path, name]);
    if (found) return found;
  }
  return null;
}

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** As `parse`, for what somebody sent: no text in it has characters that the database cannot keep, whatever else its field takes. */
export function parseSent<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const input = parse(schema, raw);
  const path = unkeepable(input);
  if (path) throw invalid({ [path.join(".")]: "text.forbiddenCharacters" });
  return input;
}

/** Parses or throws `invalid` with a catalogue key for each field. */
export function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const result = schema.safeParse(raw, { reportInput: true });
  if (!result.success) throw invalidFrom(result.error);
  return result.data;
}
