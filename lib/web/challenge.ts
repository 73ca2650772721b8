import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { clock } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { secretToken } from "@/lib/base/id";
import { plainEntry } from "@/lib/base/text";

/** A sum in words: two numbers of 2 to 9, and a token that proves we asked. */
export type Challenge = { a: number; b: number; token: string };

const LIFE_MS = 30 * 60_000;
const spent = new Map<string, number>();

const sign = (what: string): string =>
  createHmac("sha256", env().AUTH_SECRET ?? "")
    .update(`challenge:${what}`)
    .digest("base64url");

/** A fresh question. Nothing is kept until it is answered. */
export function newChallenge(): Challenge {
  const [a, b] = [randomInt(2, 10), randomInt(2, 10)];
  const what = `${a}.${b}.${clock.now().getTime() + LIFE_MS}.${secretToken(9)}`;
  return { a, b, token: `${what}.${sign(what)}` };
}

/** The question of a token of ours that still holds; null otherwise. */
export function readChallenge(token: string | undefined): Challenge | null {
  const [a, b, ends, nonce, mac] = (token ?? "").split(".");
  if (!token || !mac || !nonce) return null;
  const right = Buffer.from(sign(`${a}.${b}.${ends}.${nonce}`));
  const given = Buffer.from(mac);
  if (right.length !== given.length || !timingSafeEqual(right, given)) return null;
  return Number(ends) < clock.now().getTime() || spent.has(nonce) ? null : { a: Number(a), b: Number(b), token };
}

/** Is `answer` (any digit set) right? Then the question is spent, until `giveBack` returns it. */
export function spendChallenge(token: string | undefined, answer: string | undefined): boolean {
  const asked = readChallenge(token);
  if (!asked || plainEntry(answer ?? "") !== String(asked.a + asked.b)) return false;
  const now = clock.now().getTime();
  for (const [nonce, ends] of spent) if (ends < now) spent.delete(nonce);
  const [, , ends, nonce] = asked.token.split(".");
  spent.set(nonce!, Number(ends));
  return true;
}

/** The form was sent back for another reason: its answer counts once more. */
export function giveBack(token: string | undefined): void {
  spent.delete((token ?? "").split(".")[3] ?? "");
}
