import type { Problem } from "@/lib/base/errors";

/** What cannot even be read as input: answered with its own status, before any command. */
export class Unreadable extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    readonly problem: Problem,
    readonly fields: Record<string, Problem> = {},
  ) {
    super(problem.key);
  }
}

export const MOST_JSON = 1024 * 1024;

/**
 * The JSON object of a body, at most 1 MB of valid UTF-8; an empty body is an empty object.
 * Throws `Unreadable`: 413 too large, 415 not JSON by its type, 400 broken.
 */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, MOST_JSON);
  if (bytes.length === 0) return {};
  if (
    !/^application\/(json|[\w.-]+\+json)\s*(;\s*charset="?utf-8"?\s*)?$/i.test(
      request.headers.get("content-type") ?? "",
    )
  )
    throw new Unreadable(415, { key: "body.notJson" });
  const value = decode(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Unreadable(400, { key: "body.unreadable" }, { "": { key: "wrongType" } });
  return value as Record<string, unknown>;
}

/** Nothing of ours nests so far; what does would end in a full stack somewhere. */
const DEEPEST = 40;
const isDeeper = (value: unknown, most: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (most === 0 || Object.values(value).some((one) => isDeeper(one, most - 1)));

function decode(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!isDeeper(value, DEEPEST)) return value;
  } catch {
    // told below
  }
  throw new Unreadable(400, { key: "body.unreadable" }, { "": { key: "body.unreadable" } });
}

/** Stops reading as soon as it is too much, whatever Content-Length said. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () => new Unreadable(413, { key: "body.tooLarge" });
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
