import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import type { PublicActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { env } from "@/lib/base/env";

const HOUR = 3600;
const sign = (what: string) =>
  createHmac("sha256", env().AUTH_SECRET ?? "")
    .update(`track:${what}`)
    .digest("base64url");

/** Remembers for an hour, in this browser, that a key of this request was named. */
export async function rememberProof(requestId: string, code: string): Promise<void> {
  const what = `${requestId}.${code}.${Math.floor(clock.now().getTime() / 1000) + HOUR}`;
  const secure = env().APP_URL.startsWith("https:");
  (await cookies()).set("track", `${what}.${sign(what)}`, {
    path: "/track",
    httpOnly: true,
    sameSite: "strict",
    secure,
    maxAge: HOUR,
  });
}

/** The visitor as the page of this tracking code knows him: whether he named a key of it within the last hour. */
export async function trackingActor(code: string): Promise<PublicActor> {
  const [requestId, of, ends, signature] = ((await cookies()).get("track")?.value ?? "").split(".");
  if (!requestId || of !== code || !ends || !signature) return { kind: "public" };
  const right = Buffer.from(sign(`${requestId}.${of}.${ends}`));
  const given = Buffer.from(signature);
  const holds =
    right.length === given.length && timingSafeEqual(right, given) && Number(ends) * 1000 > clock.now().getTime();
  return holds ? { kind: "public", tracked: { requestId, keyNamed: true } } : { kind: "public" };
}
