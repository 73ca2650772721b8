import { clock } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { sha256 } from "@/lib/base/id";

export type Limit = {
  /** How fast the bucket fills again. */
  perMinute: number;
  /** How much it holds: so many at once after a pause. */
  burst: number;
};

type Bucket = { left: number; at: number };

const MOST = 50_000;
/** One a process: our server and Next bundle this file apart. */
const shared = globalThis as unknown as { peyvandBuckets?: Map<string, Bucket> };
shared.peyvandBuckets ??= new Map();
const buckets = shared.peyvandBuckets;

/**
 * Takes one (or `amount`) from the bucket of `name` (`door:who`, as `track:192.0.2.1`); `RATE_LIMIT` multiplies both numbers of the limit.
 * Kept in the memory of this process: a restart forgets. @returns 0, or the whole seconds to wait (then nothing was taken)
 */
export function take(name: string, limit: Limit, amount = 1): number {
  const { bucket, perMs } = filled(name, limit);
  if (bucket.left < amount) return Math.max(1, Math.ceil((amount - bucket.left) / perMs / 1000));
  bucket.left -= amount;
  return 0;
}

/** Puts back what was taken for something that took no room in the end. */
export function putBack(name: string, limit: Limit, amount: number): void {
  const { bucket, most } = filled(name, limit);
  bucket.left = Math.min(most, bucket.left + amount);
}

function filled(name: string, limit: Limit): { bucket: Bucket; perMs: number; most: number } {
  const key = name.length <= 100 ? name : sha256(name); // what a caller typed may be long, and many are kept
  const now = clock.now().getTime();
  const perMs = (limit.perMinute * env().RATE_LIMIT) / 60_000;
  const most = Math.max(1, limit.burst * env().RATE_LIMIT);
  const bucket = buckets.get(key) ?? { left: most, at: now };
  bucket.left = Math.min(most, bucket.left + Math.max(0, now - bucket.at) * perMs);
  bucket.at = now;
  keep(key, bucket);
  return { bucket, perMs, most };
}

/** For tests: every bucket is full again. */
export function refillAll(): void {
  buckets.clear();
}

/** Last used stands last; when there are too many, the one that was used longest ago goes. */
function keep(key: string, bucket: Bucket): void {
  buckets.delete(key);
  buckets.set(key, bucket);
  if (buckets.size > MOST) buckets.delete(buckets.keys().next().value!);
}
