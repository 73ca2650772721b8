import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { ActionName } from "@/lib/auth/policy";
import { AppError, forbidden, tooMany } from "@/lib/base/errors";
import { runAlongside } from "@/lib/kernel/alongside";
import type { Command } from "@/lib/kernel/command";
import type { Recognised } from "@/lib/staff/queries";
import { mustBeEpoch, staffChanged } from "@/lib/staff/store";
import { addressKey } from "./address";
import { type Answer, once } from "./idempotency";
import { type Parts, partsOf } from "./parts";
import { problemResponse } from "./problem-response";
import { take } from "./rate";
import { bearer, recall } from "./token";

/** Who may knock: staff tokens only, form tokens too, or anyone (then limited by address). */
export type Door = "staff" | "form" | "public";

export type Endpoint<R> = {
  method: "GET" | "POST" | "PATCH" | "PUT";
  /** Below /api/v1, as in the document: `/requests/{number}`. */
  path: `/${string}`;
  summary: string;
  door?: Door;
  /** Query or body, where it is not the command's own input without the path's parameters. */
  takes?: z.ZodType;
  /** For the document, where the body has more than one form. */
  shown?: z.ZodType;
  /** Parts → the command's raw input; by default all of them together. */
  input?: (parts: Parts, actor: Actor) => unknown;
  /** Names a field of the command's input as the caller wrote it: `items.0.to` → `to`. */
  field?: (path: string, parts: Parts) => string;
  status?: number | ((result: R) => number);
  /** Reads a body that is no JSON: a multipart form with one file. */
  upload?: (request: Request) => Promise<Record<string, unknown>>;
  /** What makes two calls the same for `Idempotency-Key`; by default all their parts. */
  same?: (parts: Parts) => unknown;
  /** Answers bytes, not JSON. */
  bytes?: (result: R, actor: Actor) => Promise<Response>;
  /** What was done, as the caller should see it. */
  present?: (result: R, actor: Actor) => unknown;
  /** The only shape that leaves: what it does not name is cut off. */
  gives: z.ZodType;
};

export type Described = Endpoint<never> & { command: z.ZodType; action: ActionName };
export type Handler = ((request: Request, context: Context) => Promise<Response>) & { endpoint: Described };
type Context = { params: Promise<Record<string, string>> };

const TOKEN = { perMinute: 3000, burst: 1000 };
const ADDRESS = { perMinute: 60, burst: 60 };
const itself = (one: unknown): unknown => one;
const together = ({ params, query, body }: Parts): unknown => ({ ...query, ...body, ...params });

/** A route handler of API v1: HTTP → command or query → HTTP. No rule of the domain lives here. */
export function route<I extends z.ZodType, R>(command: Command<I, R>, endpoint: Endpoint<R>): Handler {
  const { status = endpoint.method === "POST" ? 201 : 200, input = together, present = itself, gives } = endpoint;
  const door = endpoint.door ?? "staff";
  const act = async (actor: Actor, parts: Parts, headers: Headers): Promise<Response> => {
    if (door === "public") limited(take(`api:${endpoint.path} ${Object.values(parts.params)}`, ADDRESS));
    const run = () => command(actor, input(parts, actor) as z.input<I>);
    const answer = (result: R): Answer => ({
      status: typeof status === "number" ? status : status(result),
      body: gives.parse(present(result, actor)),
    });
    if (endpoint.bytes) return await endpoint.bytes(await run(), actor);
    if (endpoint.method !== "POST") return json(answer(await run()));
    const call = { actor, route: endpoint.path, input: (endpoint.same ?? itself)(parts), headers };
    return json(await once(call, run, answer));
  };
  const handle = async (request: Request, context: Context): Promise<Response> => {
    const { headers } = request;
    let parts: Parts = { params: {}, query: {}, body: {} };
    try {
      const known = command.lean && door === "form" ? recall(headers) : undefined;
      const actor = known?.actor ?? (await admit(headers, door));
      parts = await partsOf(request, await context.params, endpoint).catch(async (error) => {
        if (known) await admit(headers, door);
        throw error;
      });
      if (!known) return await act(actor, parts, headers);
      const again = async () => act(await admit(headers, door), parts, headers);
      return await onKnown(known, () => act(actor, parts, headers), again);
    } catch (error) {
      return problemResponse(error, { ...endpoint, field: (path) => endpoint.field?.(path, parts) ?? path });
    }
  };
  return Object.assign(handle, { endpoint: { ...endpoint, command: command.input, action: command.action } });
}

/**
 * Acts as who the token was known to be; the transaction asks whether that still holds. If not, and when it was refused, the token is
 * read and all runs again: a refusal is for those who may knock.
 */
async function onKnown<T>({ actor, epoch }: Recognised, act: () => Promise<T>, again: () => Promise<T>): Promise<T> {
  try {
    limited(take(`token:${actor.tokenId}`, TOKEN));
    return await runAlongside({ begin: (db) => mustBeEpoch(db, epoch), end: async () => {} }, act);
  } catch (error) {
    if (staffChanged(error) || error instanceof AppError) return again();
    throw error;
  }
}

/** Who it is and whether he may go on knocking. Form tokens may only create. */
export async function admit(headers: Headers, door: Door): Promise<Actor> {
  if (door === "public") {
    limited(take(`api:${addressKey(headers)}`, ADDRESS));
    return { kind: "public" };
  }
  const actor = await bearer(headers);
  limited(take(`token:${actor.tokenId}`, TOKEN));
  if (actor.kind === "form" && door !== "form") throw forbidden();
  return actor;
}

function limited(wait: number): void {
  if (wait > 0) throw tooMany(wait);
}

function json({ status, body, replayed }: Answer & { replayed?: true }): Response {
  const headers = { "Cache-Control": "no-store", ...(replayed ? { "Idempotency-Replayed": "true" } : {}) };
  return Response.json(body, { status, headers });
}
