import type { FormActor, PublicActor, UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { tooMany, unauthenticated } from "@/lib/base/errors";
import { sha256 } from "@/lib/base/id";
import { type Recognised, readToken } from "@/lib/staff/queries";
import { addressKey } from "./address";
import { take } from "./rate";

const PUBLIC: PublicActor = { kind: "public" };
const GUESSES = { perMinute: 30, burst: 60 };

/**
 * Whom the bearer token of a call acts as. One statement; a revoked token ends at its next call.
 * Errors: `unauthenticated` without a good token, `tooMany` for an address that goes on guessing.
 */
export async function bearer(headers: Headers): Promise<UserActor | FormActor> {
  const secret = secretOf(headers);
  const found = secret ? await readToken(PUBLIC, { secret }) : null;
  if (secret) remember(sha256(secret), found);
  if (found) return found.actor;
  const wait = take(`bearer:${addressKey(headers)}`, GUESSES);
  throw wait > 0 ? tooMany(wait) : unauthenticated();
}

/**
 * Whom the token acted as when it was last read, a short while ago. Nothing may be done on this alone: the transaction that does it must
 * ask whether that epoch still holds (`mustBeEpoch`), so that a revoked token ends at its next call here too.
 */
export function recall(headers: Headers): Recognised | undefined {
  const secret = secretOf(headers);
  const found = secret ? known.get(sha256(secret)) : undefined;
  return found && found.ends > clock.now().getTime() ? found : undefined;
}

const secretOf = (headers: Headers) => /^Bearer +([\w~+/.=-]{16,200})$/i.exec(headers.get("authorization") ?? "")?.[1];

const KEPT_MS = 60_000;
const MOST = 500;
/** By the hash of the secret; the one that was read longest ago goes first. */
const known = new Map<string, Recognised & { ends: number }>();

function remember(hash: string, found: Recognised | null): void {
  known.delete(hash);
  if (!found) return;
  const ends = Math.min(clock.now().getTime() + KEPT_MS, found.until?.getTime() ?? Number.POSITIVE_INFINITY);
  known.set(hash, { ...found, ends });
  if (known.size > MOST) known.delete(known.keys().next().value!);
}
