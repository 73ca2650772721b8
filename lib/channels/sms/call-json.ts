import { callGateway, type GatewayAnswer } from "./call";

export type JsonCall = {
  /** Posted as JSON; without one the call is a GET. */
  body?: object;
  /** Must not happen twice. */
  once?: boolean;
  signal?: AbortSignal;
};

/** One call of a provider that speaks JSON: `path` below its base address, its key in `headers`. Errors: as `callGateway`. */
export const callJson = (
  baseUrl: string,
  path: string,
  headers: Record<string, string>,
  { body, ...how }: JsonCall,
): Promise<GatewayAnswer> =>
  callGateway({
    url: `${baseUrl.replace(/\/+$/, "")}/${path}`,
    method: body ? "POST" : "GET",
    headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...how,
  });
