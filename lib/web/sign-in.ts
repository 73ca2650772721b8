import "server-only";
import { cookies } from "next/headers";
import { openSession, type SignIn } from "@/lib/staff/open-session";
import { SESSION_LIFE } from "@/lib/staff/rules";
import { sealSession, sessionCookie, sessionCookieOptions } from "./session";

type Credentials = { email: string; password: string; address: string; agent?: string | undefined };

const MOST_WAITING = 60;
let running = Promise.resolve() as Promise<unknown>;
let waiting = 0;

/**
 * Signs in, one at a time in this process: a flood of guesses queues here, not in front of the database, and beyond the queue
 * is told to come later.
 */
export async function signIn(credentials: Credentials): Promise<SignIn> {
  if (waiting >= MOST_WAITING) return { kind: "wait", seconds: 5 };
  waiting += 1;
  const mine = running.then(() => openSession({ kind: "public" }, credentials));
  running = mine.catch(() => undefined);
  return mine.finally(() => {
    waiting -= 1;
  });
}

/** Puts the session into the browser. */
export async function keepSession(sessionId: string): Promise<void> {
  const sealed = await sealSession(sessionId);
  (await cookies()).set(sessionCookie(), sealed, { ...sessionCookieOptions(), maxAge: SESSION_LIFE / 1000 });
}

export async function dropSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), "", { ...sessionCookieOptions(), maxAge: 0 });
}
