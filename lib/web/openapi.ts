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
  "400": "Unreadable: broken JSON, a wrong JSON type, an unknown field or parameter",
  "401": "No good token",
  "403": "No right to do this",
  "404": "Unknown, or not to be known of",
  "409": "Stale, or impossible as things stand; `detail` says what happened",
  "413": "Too large",
  "415": "Not the right content type",
  "422": "Well formed, with a wrong value",
  "429": "Too many; wait `Retry-After` seconds",
};

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
    summary: endpoint.summary,
    security: endpoint.door === "public" ? [] : [{ token: [] }],
    parameters: [
      ...names.map((name) => parameter(name, "path", properties[name] ?? { type: "string" }, true)),
      ...(reads ? asked.map(([name, schema]) => parameter(name, "query", schema, isRequired(rest, name))) : []),
      ...(endpoint.method === "POST" ? [KEY] : []),
    ],
    ...(hasBody ? { requestBody: { required: true, content } } : {}),
    responses: { ...repeats, [status]: answer(endpoint, "Done"), ...refusals() },
  };
}

const isRequired = (schema: Schema, name: string) => ((schema.required ?? []) as string[]).includes(name);
const operationId = ({ method, path }: Described) =>
  method.toLowerCase() + path.replace(/[{}]/g, "").replace(/[/-](\w)/g, (_, c: string) => c.toUpperCase());

const answer = (endpoint: Described, description: string): Schema => ({
  description,
  content: endpoint.bytes
    ? { "application/octet-stream": {} }
    : { "application/json": { schema: outputSchema(endpoint.gives) } },
});

const refusals = () =>
  Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [
      status,
      { description, content: { "application/problem+json": { schema: ref("Problem") } } },
    ]),
  );

/** The OpenAPI 3.1 document of these handlers, made from the schemas that validate and cut. */
export function openApi(handlers: readonly Handler[]): Schema {
  const paths: Record<string, Schema> = {};
  for (const { endpoint } of handlers)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  return {
    openapi: "3.1.0",
    info: { title: "Peyvand API", version: "1", license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: `${env().APP_URL}/api/v1` }],
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { ...shapes(), Problem: PROBLEM },
    },
    paths,
  };
}
