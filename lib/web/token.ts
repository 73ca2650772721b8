import type { FormActor, PublicActor, UserActor } from "@/lib/auth/actor";
import { tooMany, unauthenticated } from "@/lib/base/errors";
import { readToken } from "@/lib/staff/queries";
import { addressKey } from "./address";
import { take } from "./rate";

const PUBLIC: PublicActor = { kind: "public" };
const GUESSES = { perMinute: 30, burst: 60 };

/**
 * Whom the bearer token of a call acts as. One statement; nothing is kept, so a revoked token ends at its next call.
 * Errors: `unauthenticated` without a good token, `tooMany` for an address that goes on guessing.
 */
export async function bearer(headers: Headers): Promise<UserActor | FormActor> {
  const secret = /^Bearer +([\w~+/.=-]{16,200})$/i.exec(headers.get("authorization") ?? "")?.[1];
  const actor = secret ? await readToken(PUBLIC, { secret }) : null;
  if (actor) return actor;
  const wait = take(`bearer:${addressKey(headers)}`, GUESSES);
  throw wait > 0 ? tooMany(wait) : unauthenticated();
}
