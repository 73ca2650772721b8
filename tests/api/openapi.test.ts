import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import type { Handler } from "@/lib/web/route";

type Schema = { [key: string]: unknown };
type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, Schema>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const read = async (): Promise<Document> => await GET().json();

/** Routes that are no part of the API's own table. */
const APART = ["app/api/v1/openapi.json/route.ts", "app/api/v1/[...rest]/route.ts"];

async function handlers(): Promise<{ file: string; method: string; handler: Handler }[]> {
  const all = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" }).map((file) => join("app/api/v1", file));
  const files = all.filter((file) => file.endsWith("/route.ts") && !APART.includes(file));
  const found = [];
  for (const file of files) {
    const methods = (await import(/* @vite-ignore */ resolve(file))) as Record<string, Handler>;
    for (const [method, handler] of Object.entries(methods)) found.push({ file, method, handler });
  }
  return found;
}

const pathOf = (file: string) =>
  file.slice("app/api/v1".length, -"/route.ts".length).replace(/\[(\w+)\]/g, (_, name: string) => `{${name}}`);

test("every route file is in the document under its own path and method, and nothing else is", async () => {
  const { paths } = await read();
  const documented = Object.entries(paths).flatMap(([path, ops]) =>
    Object.keys(ops).map((m) => `${m.toUpperCase()} ${path}`),
  );
  const routes = await handlers();
  expect(documented.sort()).toEqual(routes.map(({ file, method }) => `${method} ${pathOf(file)}`).sort());
  for (const { file, method, handler } of routes)
    expect([method, pathOf(file)]).toEqual([handler.endpoint.method, handler.endpoint.path]);
});

test("the document is whole: every reference leads somewhere, every operation has a name of its own", async () => {
  const document = await read();
  expect(document.openapi).toMatch(/^3\.1\./);
  const text = JSON.stringify(document);
  const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
  expect(refs.length).toBeGreaterThan(50);
  for (const ref of new Set(refs)) {
    expect(ref).toMatch(/^#\/components\/schemas\//);
    expect(document.components.schemas).toHaveProperty([ref.split("/").at(-1)!]);
  }
  expect(text).not.toContain('"$schema"');
  const operations = Object.values(document.paths).flatMap((ops) => Object.values(ops));
  const ids = operations.map((o) => o.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every operation names its path's parameters, its good answer and its refusals", async () => {
  const { paths } = await read();
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { parameters, responses, requestBody }] of Object.entries(operations)) {
      const named = parameters.filter((p) => p.in === "path").map((p) => p.name);
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(Object.keys(responses).some((status) => status.startsWith("2"))).toBe(true);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(["400", "404", "429", "500", "503"]));
      for (const status of ["413", "415", "422"]) expect(status in responses).toBe(method !== "get");
      expect(parameters.some((p) => p.name === "Idempotency-Key")).toBe(method === "post");
      if (method === "get") expect(requestBody).toBeUndefined();
    }
});

test("a reader finds its way: each operation under one tag of the list, and what all share said once", async () => {
  const document = await read();
  const { tags, info } = document as unknown as { tags: { name: string }[]; info: { description: string } };
  const names = tags.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["requests", "customers", "views", "acts-on-many"]));
  for (const [path, operations] of Object.entries(document.paths))
    for (const { tags: own } of Object.values(operations) as unknown as { tags: string[] }[]) {
      expect(own).toEqual([path.split("/")[1]]);
      expect(names).toContain(own[0]);
    }
  for (const word of ["Idempotency-Key", "nextCursor", "Bearer", "version"]) expect(info.description).toContain(word);
  const track = document.paths["/track/{trackingCode}"]!.get!.responses;
  expect(["401" in track, "403" in track]).toEqual([false, false]); // nobody needs a token there
  expect(track["429"]).toMatchObject({ headers: { "Retry-After": {} } });
});

test("no schema offers the same form twice, and an instant is one kind of text", async () => {
  const document = await read();
  const doubled: string[] = [];
  const look = (value: unknown, at: string): void => {
    if (typeof value !== "object" || value === null) return;
    const { anyOf } = value as { anyOf?: unknown[] };
    if (Array.isArray(anyOf) && new Set(anyOf.map((form) => JSON.stringify(form))).size < anyOf.length)
      doubled.push(at);
    for (const [name, one] of Object.entries(value)) look(one, `${at}.${name}`);
  };
  look(document, "");
  expect(doubled).toEqual([]);
  const closures = document.paths["/calendar/closures"]!.post!.requestBody!.content["application/json"]!.schema;
  expect(closures).toMatchObject({ properties: { from: { type: "string", format: "date-time" } } });
});

test("the schemas are those that validate", async () => {
  const { paths, components } = await read();
  const submit = paths["/requests"]!.post!.requestBody!.content["application/json"]!.schema as {
    required: string[];
    properties: Record<string, Schema>;
    additionalProperties: boolean;
  };
  expect(submit.required.sort()).toEqual(["body", "channel", "subject"]);
  expect(submit.additionalProperties).toBe(false);
  for (const name of ["externalId", "departmentId", "customerCode", "registration"])
    expect(submit.properties[name], `${name} says what it means`).toMatchObject({ description: expect.any(String) });
  expect(submit.properties.channel).toMatchObject({ enum: expect.arrayContaining(["web", "bale", "visit"]) });
  expect(components.schemas.Request).toMatchObject({
    properties: { receivedAt: { type: "string", format: "date-time" } },
  });
  const close = paths["/requests/{number}/close"]!.post!;
  expect(Object.keys((close.requestBody!.content["application/json"]!.schema as typeof submit).properties)).toEqual([
    "outcome",
    "reason",
    "onlyIdle",
    "version",
  ]);
  expect(paths["/cartable"]!.get!.parameters.map((p) => p.name)).toContain("box");
});
