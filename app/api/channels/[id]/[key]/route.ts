import { takeHook } from "@/lib/intake/take-hook";
import { addressKey } from "@/lib/web/address";
import { readBytes, Unreadable } from "@/lib/web/body";
import { asAppError, reported } from "@/lib/web/problem";
import { take } from "@/lib/web/rate";

type Context = { params: Promise<{ id: string; key: string }> };

/** A gateway posts from one address all that it has; who tries out addresses is slowed much sooner. */
const LIMIT = { perMinute: 6000, burst: 3000 };
const GUESSES = { perMinute: 20, burst: 20 };
const MOST_BYTES = 64 * 1024;

const plain = (status: number, body = "", headers: Record<string, string> = {}) =>
  new Response(body, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });
const wait = (seconds: number) => plain(429, "", { "retry-after": String(seconds) });

/** Where the gateway of an account posts what came and what became of messages (docs/channels.md). 200 means: it is kept. */
async function door(request: Request, { params }: Context): Promise<Response> {
  const address = addressKey(request.headers);
  const seconds = take(`hook:${address}`, LIMIT);
  if (seconds > 0) return wait(seconds);
  const { id, key } = await params;
  try {
    const body = Buffer.from(await readBytes(request, MOST_BYTES));
    const { searchParams: query } = new URL(request.url);
    const answer = await takeHook(id, key, { method: request.method, query, headers: request.headers, body });
    return plain(answer.status, answer.body);
  } catch (error) {
    if (error instanceof Unreadable) return plain(error.status);
    const known = asAppError(error);
    if (known?.code === "conflict") return plain(503, "", { "retry-after": "300" }); // somebody has to mend the account
    if (known?.code !== "notFound") return plain(500, reported(error));
    const guessing = take(`hook guess:${address}`, GUESSES);
    return guessing > 0 ? wait(guessing) : plain(404);
  }
}

export const GET = door;
export const POST = door;
