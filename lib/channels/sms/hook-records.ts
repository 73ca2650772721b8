import type { HookCall } from "../adapter";
import { asText, readJson, rows } from "./read-json";

export type HookRecord = ReadonlyMap<string, string>;

/**
 * What a gateway posted, as records of fields in lower case: its query, its form (also multipart), its JSON, alone or in a list. Fields
 * of the query count for each record.
 */
export async function hookRecords(call: HookCall): Promise<HookRecord[]> {
  const query = [...call.query].map(([name, value]) => [name.toLowerCase(), value] as const);
  const bodies = await bodyRecords(call);
  return (bodies.length > 0 ? bodies : [[]]).map((fields) => new Map([...query, ...fields]));
}

/** The first of these fields that says something. */
export function field(record: HookRecord, ...names: string[]): string | null {
  for (const name of names) {
    const value = record.get(name);
    if (value !== undefined && value.trim() !== "") return value;
  }
  return null;
}

type Fields = (readonly [string, string])[];

async function bodyRecords({ body, headers }: HookCall): Promise<Fields[]> {
  if (body.length === 0) return [];
  const type = headers.get("content-type") ?? "";
  if (/^multipart\/form-data/i.test(type)) {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
      .formData()
      .catch(() => null);
    return form
      ? [
          [...form].flatMap(([name, value]) =>
            typeof value === "string" ? [[name.toLowerCase(), value] as const] : [],
          ),
        ]
      : [];
  }
  const text = body.toString("utf8");
  if (/^\s*[[{]/.test(text)) {
    const json = readJson(text);
    if (json !== undefined) return listOf(json).map(flat);
  }
  return [[...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value] as const)];
}

/** A list, a list in the one place where gateways put it, or a single object. */
function listOf(json: unknown): Record<string, unknown>[] {
  if (Array.isArray(json)) return rows(json);
  const inside = json as Record<string, unknown>;
  for (const name of ["entries", "data", "messages", "results"]) {
    if (Array.isArray(inside[name])) return rows(inside[name]);
    if (typeof inside[name] === "object" && inside[name] !== null) return [inside[name] as Record<string, unknown>];
  }
  return [inside];
}

const flat = (object: Record<string, unknown>): Fields =>
  Object.entries(object).flatMap(([name, value]) => {
    const text = asText(value);
    return text === null ? [] : [[name.toLowerCase(), text] as const];
  });
