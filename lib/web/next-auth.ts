import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/base/env";
import { closeSession } from "@/lib/staff/close-session";
import { readSession } from "@/lib/staff/queries";
import { SESSION_LIFE } from "@/lib/staff/rules";
import { addressKey } from "./address";
import { secureCookies, sessionCookie, sessionCookieOptions, sessionSecret } from "./session";
import { signIn } from "./sign-in";

const owner = (sid: unknown) =>
  typeof sid === "string" ? readSession({ kind: "public" }, { sessionId: sid }) : Promise.resolve(null);

const credentials = CredentialsProvider({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: async (typed, request) => {
    const headers = new Headers(request.headers as Record<string, string>);
    const { email = "", password = "" } = typed ?? {};
    if (!email || !password) return null;
    const agent = headers.get("user-agent")?.slice(0, 500);
    const result = await signIn({ email, password, address: addressKey(headers), agent }).catch(() => null);
    return result?.kind === "opened" ? { id: result.sessionId } : null;
  },
});

/** The token holds nothing but the session's id; who that is, and whether still, is read from its row each time. */
export function authOptions(): AuthOptions {
  process.env.NEXTAUTH_URL = env().APP_URL; // next-auth builds its addresses from this, never from the Host header
  return {
    secret: sessionSecret(),
    providers: [credentials],
    session: { strategy: "jwt", maxAge: SESSION_LIFE / 1000 },
    useSecureCookies: secureCookies(),
    cookies: { sessionToken: { name: sessionCookie(), options: sessionCookieOptions() } },
    pages: { signIn: "/login", error: "/login", signOut: "/login" },
    callbacks: {
      jwt: async ({ token, user }) => ({ sid: user?.id ?? token.sid }),
      session: async ({ session, token }) => {
        const opened = await owner(token.sid);
        if (!opened) return { expires: new Date(0).toISOString() };
        return { ...session, user: { name: opened.actor.name, email: opened.actor.email } };
      },
    },
    events: {
      signOut: async ({ token }) => {
        const opened = await owner(token?.sid);
        if (opened) await closeSession(opened.actor, {});
      },
    },
  };
}
