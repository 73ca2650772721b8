import { z } from "zod";
import { env } from "@/lib/base/env";
import { paramNames } from "./parts";
import type { Described, Handler } from "./route";
import { views } from "./views";

type Schema = Record<string, unknown>;

const PROBLEM: Schema = {
  type: "object",
  description: "RFC 9457. `errors` names the fields of bad input.",
  required: ["type", "title", "status", "detail", "instance"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string", description: "Its last word is the id under which our log has this refusal." },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

const KEY: Schema = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "1–255 visible ASCII characters, kept 24 hours for this token and route: a repeat gets the first's answer.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

const REFUSALS: Record<string, string> = {
  "400": "Unreadable: broken JSON, a wrong JSON type, an unknown field, any bad parameter of the query",
  "401": "No good token",
  "403": "No right to do this",
  "404": "Unknown, or not to be known of",
  "409": "Stale, or impossible as things stand; `detail` says what happened",
  "413": "Too large",
  "415": "Not the right content type",
  "422": "Well formed, with a wrong value",
  "429": "Too many; wait `Retry-After` seconds",
  "500": "A bug of ours; the last word of `instance` is its id in our log",
  "503": "The database is away; wait `Retry-After` seconds",
};
/** What has no body is not too large, of the wrong type or of a wrong value: a query is always the program's own (400). */
const OF_BODIES = ["413", "415", "422"];
const OF_TOKENS = ["401", "403"];

const ABOUT = `Every request, customer and act of the house, by the same rules as its pages: a token acts as its person.

- **Token**: \`Authorization: Bearer TOKEN\`, made under settings or by \`npm run token -- EMAIL\`. A form's token may only take requests and files in.
- **Lists** are pages: \`{items, nextCursor}\`. Give \`nextCursor\` back as \`cursor\` until it is null; \`limit\` is at most 100.
- **Times** are ISO 8601 with their offset; they come in UTC. Days are \`YYYY-MM-DD\`, Gregorian.
- **\`version\`**, where a body takes it, refuses the act (409) when somebody acted since it was read. Without it the state alone decides.
- **\`Idempotency-Key\`** makes a POST happen once: a repeat is answered as the first was, with \`Idempotency-Replayed: true\`.
- **Long work** answers with a task: \`GET /tasks/{id}\` tells how far it is, \`stop\` and \`resume\` hold it and let it go on.
- **Refusals** are \`application/problem+json\` (RFC 9457). The words are Persian; programs decide by \`status\`, \`type\` and \`errors[].path\`.`;

const UPLOAD: Schema = {
  type: "object",
  required: ["file"],
  properties: { file: { type: "string", format: "binary" } },
};

/** Dates travel as ISO 8601 text; zod has no JSON form for them. */
const options = {
  unrepresentable: "any",
  override: ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Schema }) => {
    if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
  },
} as const;

const inputSchema = (schema: z.ZodType): Schema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { ...options, io: "input" }) as Schema;
  return rest;
};

/** The views as schemas with a name each, and one more without. */
function shapes(more?: z.ZodType): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [view, id] of views) registry.add(view, { id });
  if (more) registry.add(more, { id: "unnamed" });
  const made = z.toJSONSchema(registry, { ...options, uri }).schemas as Record<string, Schema>;
  return Object.fromEntries(Object.entries(made).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}

function outputSchema(schema: z.ZodType): Schema {
  const id = views.get(schema);
  return id ? ref(id) : shapes(schema).unnamed!;
}

const ref = (id: string): Schema => ({ $ref: uri(id) });
const uri = (id: string): string => `#/components/schemas/${id}`;

/** The input without what the path says. */
function without(schema: Schema, names: string[]): Schema {
  const properties = Object.entries((schema.properties ?? {}) as Schema).filter(([name]) => !names.includes(name));
  const required = ((schema.required ?? []) as string[]).filter((name) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(properties), required };
}

const parameter = (name: string, where: "path" | "query", schema: Schema, required: boolean): Schema => ({
  name,
  in: where,
  required,
  schema,
});

function operation(endpoint: Described): Schema {
  const names = paramNames(endpoint.path);
  const command = inputSchema(endpoint.command);
  const properties = (command.properties ?? {}) as Record<string, Schema>;
  const rest =
    endpoint.shown || endpoint.takes ? inputSchema((endpoint.shown ?? endpoint.takes)!) : without(command, names);
  const asked = Object.entries((rest.properties ?? {}) as Record<string, Schema>);
  const reads = endpoint.method === "GET";
  const upload = endpoint.upload !== undefined;
  const status = typeof endpoint.status === "number" ? endpoint.status : endpoint.method === "POST" ? 201 : 200;
  const hasBody = !reads && (upload || asked.length > 0 || rest.anyOf !== undefined || rest.oneOf !== undefined);
  const content = upload ? { "multipart/form-data": { schema: UPLOAD } } : { "application/json": { schema: rest } };
  const repeats =
    typeof endpoint.status === "function" ? { "200": answer(endpoint, "The first one: this is a repeat") } : {};
  return {
    operationId: operationId(endpoint),
    tags: [tagOf(endpoint)],
    summary: endpoint.summary,
    security: endpoint.door === "public" ? [] : [{ token: [] }],
    parameters: [
      ...names.map((name) => parameter(name, "path", properties[name] ?? { type: "string" }, true)),
      ...(reads ? asked.map(([name, schema]) => parameter(name, "query", schema, isRequired(rest, name))) : []),
      ...(endpoint.method === "POST" ? [KEY] : []),
    ],
    ...(hasBody ? { requestBody: { required: true, content } } : {}),
    responses: { ...repeats, [status]: answer(endpoint, "Done"), ...refusals(endpoint) },
  };
}

const isRequired = (schema: Schema, name: string) => ((schema.required ?? []) as string[]).includes(name);
const operationId = ({ method, path }: Described) =>
  method.toLowerCase() + path.replace(/[{}]/g, "").replace(/[/-](\w)/g, (_, c: string) => c.toUpperCase());

/** The first word of its path: what it is about. */
const tagOf = ({ path }: Described) => path.split("/")[1]!;

const header = (description: string): Schema => ({ description, schema: { type: "string" } });
const REPLAYED = { "Idempotency-Replayed": header("`true`: this is what the first call with this key was told") };
const WAIT = { "Retry-After": header("Seconds to wait") };
const HEADERS: Record<string, Schema> = {
  "401": { "WWW-Authenticate": header("How to knock") },
  "429": WAIT,
  "503": WAIT,
};

const answer = (endpoint: Described, description: string): Schema => ({
  description,
  ...(endpoint.method === "POST" ? { headers: REPLAYED } : {}),
  content: endpoint.bytes
    ? { "*/*": { schema: { type: "string", format: "binary" } } }
    : { "application/json": { schema: outputSchema(endpoint.gives) } },
});

function refusals({ method, door }: Described): Schema {
  const never = [...(method === "GET" ? OF_BODIES : []), ...(door === "public" ? OF_TOKENS : [])];
  const told = Object.entries(REFUSALS).filter(([status]) => !never.includes(status));
  const content = { "application/problem+json": { schema: ref("Problem") } };
  return Object.fromEntries(
    told.map(([status, description]) => [
      status,
      { description, ...(HEADERS[status] ? { headers: HEADERS[status] } : {}), content },
    ]),
  );
}

/** Of two forms that JSON does not tell apart (a date, and its text) one is enough. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== "object" || value === null) return value;
  const { anyOf, ...rest } = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, tidy(one)]));
  if (!Array.isArray(anyOf)) return anyOf === undefined ? rest : { ...rest, anyOf };
  const forms = [...new Map(anyOf.map((form) => [formOf(form), form])).values()];
  return forms.length === 1 ? { ...rest, ...forms[0] } : { ...rest, anyOf: forms };
}

/** A pattern beside the format of an instant says the same once more. */
function formOf(form: Schema): string {
  const { pattern, ...rest } = form;
  return JSON.stringify(rest.format === "date-time" ? rest : form);
}

/** The OpenAPI 3.1 document of these handlers, made from the schemas that validate and cut. */
export function openApi(handlers: readonly Handler[]): Schema {
  const paths: Record<string, Schema> = {};
  for (const { endpoint } of handlers)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  const whole = {
    openapi: "3.1.0",
    info: {
      title: "Peyvand API",
      version: "1",
      description: ABOUT,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${env().APP_URL}/api/v1` }],
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { ...shapes(), Problem: PROBLEM },
    },
    tags: [...new Set(handlers.map(({ endpoint }) => tagOf(endpoint)))].sort().map((name) => ({ name })),
    paths,
  };
  return tidy(whole) as Schema;
}
