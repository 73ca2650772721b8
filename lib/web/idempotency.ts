import type { Actor } from "@/lib/auth/actor";
import { type Db, later } from "@/lib/base/db";
import { conflict } from "@/lib/base/errors";
import { sha256 } from "@/lib/base/id";
import { type Alongside, runAlongside } from "@/lib/kernel/alongside";
import { RaceLost } from "@/lib/kernel/race";
import { Prisma } from "@/prisma/generated/client";
import { Unreadable } from "./body";

/** `passing`: not remembered; what was done stays and the key is free. */
export type Answer = { status: number; body: unknown; passing?: true };

const DAY = 24 * 3600 * 1000;

/** The first one's answer, thrown through the command that need not run. */
class Replay extends Error {
  constructor(readonly answer: Answer) {
    super("answered before");
  }
}

type Call = { actor: Actor; route: string; input: unknown; headers: Headers };

/**
 * Runs a POST at most once for its `Idempotency-Key` (24 hours; scope: token and route; without the header just runs it).
 * The key is a row of the command's own transaction: a concurrent second waits at its unique index, then gets the first's answer; a
 * refusal or a killed server leaves no row, so that the next try runs. Errors: conflict when the key came with another input.
 */
export async function once<R>(
  call: Call,
  run: () => Promise<R>,
  answer: (result: R) => Answer,
): Promise<Answer & { replayed?: true }> {
  const key = call.headers.get("idempotency-key");
  if (key === null) return answer(await run());
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Unreadable(400, { key: "invalid" }, { "Idempotency-Key": { key: "wrongFormat" } });
  const scope = `${"tokenId" in call.actor ? call.actor.tokenId : call.actor.kind} ${call.route}`;
  return onceFor({ scope, key, input: call.input, other: "idempotency.otherBody" }, run, answer);
}

/** `other`: what is said when the key came before with another input. */
type Keyed = {
  scope: string;
  key: string;
  input: unknown;
  other: "idempotency.otherBody" | "idempotency.otherWords";
};

/** As `once`, for a key from elsewhere. */
export async function onceFor<R>(
  { scope, key, input, other }: Keyed,
  run: () => Promise<R>,
  answer: (result: R) => Answer,
): Promise<Answer & { replayed?: true }> {
  const row = { scope, key, bodyHash: sha256(JSON.stringify(sorted(input))), other };
  let given: Answer | undefined;
  const steps: Alongside = {
    begin: (db, now) => claim(db, row, now),
    end: (db, result) => {
      given = answer(result as R);
      return given.passing ? forget(db, row) : remember(db, row, given);
    },
    refused: (db) => forget(db, row),
  };
  try {
    const result = await runAlongside(steps, run);
    return given ?? answer(result);
  } catch (error) {
    if (error instanceof Replay) return { ...error.answer, replayed: true };
    throw error;
  }
}

type Row = { scope: string; key: string; bodyHash: string; other: Keyed["other"] };

async function claim(db: Db, { scope, key, bodyHash, other }: Row, now: Date): Promise<void> {
  const claimed = await db.$queryRaw<unknown[]>`
    insert into "IdempotencyKey" as k ("scope", "key", "bodyHash", "createdAt") values (${scope}, ${key}, ${bodyHash}, ${now})
    on conflict ("scope", "key") do update set "bodyHash" = excluded."bodyHash", "createdAt" = excluded."createdAt"
      where k."createdAt" <= ${new Date(now.getTime() - DAY)} returning 1`;
  if (claimed.length > 0) return;
  const [first] = await db.$queryRaw<{ bodyHash: string; status: number | null; response: unknown }[]>`
    select "bodyHash", "status", "response" from "IdempotencyKey" where "scope" = ${scope} and "key" = ${key}`;
  if (first?.status == null) throw new RaceLost(); // swept away in between
  if (first.bodyHash !== bodyHash) throw conflict(other);
  throw new Replay({ status: first.status, body: JSON.parse(String(first.response)) });
}

/** Kept as text inside the JSON column, so that a repeat reads letter for letter like the first. */
async function remember(db: Db, { scope, key }: Row, { status, body }: Answer): Promise<void> {
  await later(
    db,
    Prisma.sql`
    update "IdempotencyKey" set "status" = ${status}, "response" = to_jsonb(${JSON.stringify(body ?? null)}::text)
    where "scope" = ${scope} and "key" = ${key}`,
  );
}

async function forget(db: Db, { scope, key }: Row): Promise<void> {
  await db.$executeRaw`delete from "IdempotencyKey" where "scope" = ${scope} and "key" = ${key}`;
}

/** The same content whatever the order of its keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([k, v]) => [k, sorted(v)]));
}
