import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import type { Actor, PublicActor, UserActor } from "@/lib/auth/actor";
import { env } from "@/lib/base/env";
import { readSession } from "@/lib/staff/queries";
import { type Preferences, SESSION_LIFE } from "@/lib/staff/rules";

const PUBLIC: PublicActor = { kind: "public" };

/** Plain-HTTP offices must be able to sign in: the cookie is `secure` only when people come by https. */
export const secureCookies = (): boolean => env().APP_URL.startsWith("https:");
export const sessionCookie = (): string => `${secureCookies() ? "__Host-" : ""}peyvand-session`;
export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies() }) as const;

export function sessionSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not set; `npm start` makes one");
  return secret;
}

/** The session id as next-auth's encrypted token. */
export const sealSession = (sid: string): Promise<string> =>
  encode({ token: { sid }, secret: sessionSecret(), maxAge: SESSION_LIFE / 1000 });

/** The session id of a token, or null when it is not ours, was changed or is too old. */
export async function unsealSession(sealed: string | undefined): Promise<string | null> {
  const known = sealed === undefined ? undefined : opened.get(sealed);
  if (known) return known;
  const token = await decode({ token: sealed, secret: sessionSecret() }).catch(() => null);
  if (typeof token?.sid !== "string") return null;
  if (opened.size >= MOST_OPENED) opened.clear();
  opened.set(sealed!, token.sid);
  return token.sid;
}

// Deriving a key takes longer than all else that a page does for its session. Whether the session still holds is asked of its row.
const MOST_OPENED = 5_000;
const opened = new Map<string, string>();

type Current = { actor: Actor; preferences: Preferences };

/** With a temporary password one may change it, and nothing else. */
const restrained = (actor: UserActor): UserActor => ({ ...actor, administrator: false, manager: false, seats: [] });

const current = cache(async (): Promise<Current> => {
  const sid = await unsealSession((await cookies()).get(sessionCookie())?.value);
  const opened = sid ? await readSession(PUBLIC, { sessionId: sid }) : null;
  if (!opened) return { actor: PUBLIC, preferences: {} };
  return opened.preferences.temporary ? { ...opened, actor: restrained(opened.actor) } : opened;
});

/** Who is asking, read once a request from the session's row; the public when nobody is signed in. */
export const currentActor = async (): Promise<Actor> => (await current()).actor;

/** What the person chose in the profile (theme, shortcuts); empty when nobody is signed in. */
export const currentPreferences = async (): Promise<Preferences> => (await current()).preferences;

/** The signed-in person; others are sent to sign in and come back. A temporary password must be changed first. */
export async function requireStaff(options: { temporaryToo?: boolean } = {}): Promise<UserActor> {
  const { actor, preferences } = await current();
  if (actor.kind !== "user") redirect(`/login?next=${encodeURIComponent(await currentPath())}`);
  if (preferences.temporary && !options.temporaryToo) redirect("/profile");
  return actor;
}

/** The address of whoever asks, as our own server saw it (forwarding headers of strangers are dropped there). */
export async function clientAddress(): Promise<string> {
  return (await headers()).get("x-peyvand-client-ip") ?? "unknown";
}

/** Path and query of the page being asked for, set by our own server. */
async function currentPath(): Promise<string> {
  return safeNext((await headers()).get("x-peyvand-path"));
}

/** A path of ours to go on to; anything that could lead elsewhere becomes the cartable. */
export function safeNext(next: string | null | undefined): string {
  const home = "/cartable";
  if (!next || !/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next)) return home;
  const url = new URL(next, "http://local.invalid");
  url.searchParams.delete("_rsc");
  if (url.origin !== "http://local.invalid" || /^\/(login|setup|api)(\/|$)/.test(url.pathname)) return home;
  return url.pathname + url.search;
}
