import type { Handler } from "@/lib/web/route";

type Call = {
  token?: string | undefined;
  params?: Record<string, string | number>;
  query?: string;
  body?: unknown;
  raw?: BodyInit;
  key?: string;
  headers?: Record<string, string>;
};

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export type Told = { status: number; headers: Headers; body: any };

/** Calls an exported route handler as Next would; of `params` it gets those that its path names. */
export async function call(
  handler: Handler,
  { token, params = {}, query = "", body, raw, key, headers = {} }: Call = {},
): Promise<Told> {
  const method = handler.endpoint.method;
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(`http://local.test/api/v1${handler.endpoint.path}${query}`, {
    method,
    ...(sent === undefined ? {} : { body: sent, duplex: "half" }),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(sent === undefined ? {} : { "content-type": "application/json" }),
      ...(key ? { "idempotency-key": key } : {}),
      ...headers,
    },
  } as RequestInit);
  const named = Object.entries(params).filter(([name]) => handler.endpoint.path.includes(`{${name}}`));
  const texts = Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
  const response = await handler(request, { params: Promise.resolve(texts) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
