import { t } from "@/lib/i18n/t";
import { SendError } from "../adapter";
import { lineError } from "./line-error";
import { readJson } from "./read-json";

export type GatewayCall = {
  url: string;
  method?: "GET" | "POST" | "PUT";
  headers?: Record<string, string>;
  body?: string;
  /** Must not happen twice: an answer that did not come leaves it unsure. */
  once?: boolean;
  signal?: AbortSignal;
};
export type GatewayAnswer = { status: number; headers: Headers; text: string; json: unknown };

/** How long a gateway may think, and how much it may say. */
export const patience = { ms: 15_000, bytes: 1024 * 1024 };

/**
 * One call of a gateway. Any status is an answer, save a redirect, which nobody follows: it would carry the key elsewhere.
 * Throws `SendError`: unsure when the call may have been taken, and never with the address, which may have the key in it.
 */
export async function callGateway(call: GatewayCall): Promise<GatewayAnswer> {
  const { url, method = "POST", body, once = false } = call;
  const waiting = AbortSignal.timeout(patience.ms);
  const signal = call.signal ? AbortSignal.any([waiting, call.signal]) : waiting;
  // A line of its own for what must not go twice: a kept one may be dead without telling whether it took the call.
  const headers = { accept: "application/json, */*;q=0.5", ...call.headers, ...(once ? { connection: "close" } : {}) };
  try {
    const answer = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: "manual",
      signal,
    });
    if (answer.status >= 300 && answer.status < 400)
      throw new SendError(t("sms.said.redirects", { status: answer.status }));
    const text = await readUpTo(answer, patience.bytes);
    return { status: answer.status, headers: answer.headers, text, json: readJson(text) };
  } catch (error) {
    if (error instanceof SendError) throw error;
    call.signal?.throwIfAborted();
    throw lineError(error, once);
  }
}

async function readUpTo(answer: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Node's streams can be walked; the browser's types do not say so.
  for await (const chunk of (answer.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new Error("too long");
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** What a gateway said, fit to be shown: short, on one line, without what must not be told. */
export function told(said: unknown, hide: readonly string[]): string {
  const secret = hide.filter((s) => s.length > 2).flatMap((s) => [s, encodeURIComponent(s)]);
  const text = secret.reduce((left, s) => left.replaceAll(s, "•••"), String(said ?? ""));
  return text.replace(/\s+/gu, " ").trim().slice(0, 200);
}

/**
 * What the status alone says, for every gateway: too many, busy, or an error of its own.
 * @returns null when the answer has to be read
 */
export function statusError({ status, headers }: GatewayAnswer): SendError | null {
  const wait = Number(headers.get("retry-after"));
  if (status === 429 || status === 503)
    return new SendError(t("sms.said.busy", { status }), {
      retryAfter: Number.isFinite(wait) && wait > 0 ? Math.min(wait, 3600) : 10,
    });
  // What stands before the gateway does not know what the gateway did.
  if (status === 502 || status === 504) return new SendError(t("sms.said.noneBehind", { status }), { unsure: true });
  return null;
}

/** An answer that does not have the provider's own shape: when it was taken as fine, what was sent may be under way. */
export const notTheirs = (answer: GatewayAnswer, once = false): SendError =>
  statusError(answer) ??
  new SendError(t("sms.said.notTheirs", { status: answer.status }), { unsure: once && answer.status < 400 });

/** Taken, as it seems, and nothing to ask for it by. */
export const withoutId = (): SendError => new SendError(t("sms.said.withoutId"), { unsure: true });
