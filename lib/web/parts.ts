import type { z } from "zod";
import { invalid, type Problem } from "@/lib/base/errors";
import { parse } from "@/lib/kernel/parse";
import { readJson } from "./body";

export type Parts = { params: Record<string, string>; query: Record<string, unknown>; body: Record<string, unknown> };

type Taking = {
  method: string;
  path: string;
  takes?: z.ZodType;
  upload?: (request: Request) => Promise<Record<string, unknown>>;
};

/** The names in braces of `/requests/{number}/answers/{referralId}/reject`. */
export const paramNames = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

/** Path, query and body of a call, each field in one of them only. A GET has no body; what is no GET has no query. */
export async function partsOf(request: Request, params: Record<string, string>, endpoint: Taking): Promise<Parts> {
  const query = queryOf(new URL(request.url).searchParams);
  if (endpoint.method === "GET") {
    refuse(Object.keys(query), paramNames(endpoint.path));
    return { params, query: taken(endpoint.takes, query), body: {} };
  }
  refuse(Object.keys(query), Object.keys(query));
  const body = await (endpoint.upload ?? readJson)(request);
  refuse(Object.keys(body), paramNames(endpoint.path));
  return { params, query: {}, body: taken(endpoint.takes, body) };
}

const taken = (schema: z.ZodType | undefined, raw: Record<string, unknown>): Record<string, unknown> =>
  schema ? (parse(schema, raw) as Record<string, unknown>) : raw;

/** A parameter given twice is refused: nobody knows which one is meant. */
function queryOf(search: URLSearchParams): Record<string, unknown> {
  const twice: Record<string, Problem> = {};
  for (const name of new Set(search.keys())) if (search.getAll(name).length > 1) twice[name] = { key: "wrongType" };
  if (Object.keys(twice).length > 0) throw invalid(twice);
  return Object.fromEntries(search);
}

function refuse(given: string[], names: string[]): void {
  const unknown = given.filter((name) => names.includes(name));
  if (unknown.length > 0) throw invalid(Object.fromEntries(unknown.map((name) => [name, "unknownField"])));
}
