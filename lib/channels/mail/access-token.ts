import { clock } from "@/lib/base/clock";
import { keyOf, type Mailbox } from "./settings";

type Kept = { token: string; until: number };
const kept = new Map<string, Kept>();
/** Renewed so long before it is over. */
const EARLY_MS = 60_000;

/** The access token for now (OAuth 2.0, RFC 6749 section 6), asked anew when the one in memory is nearly over. Throws with what the server says. */
export async function accessToken(settings: Mailbox): Promise<string> {
  const key = keyOf(settings);
  const now = clock.now().getTime();
  const known = kept.get(key);
  if (known && known.until > now) return known.token;
  const answer = await fetch(settings.tokenUrl!, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: settings.refreshToken!,
      client_id: settings.clientId!,
      ...(settings.clientSecret ? { client_secret: settings.clientSecret } : {}),
    }),
    signal: AbortSignal.timeout(20_000),
  });
  const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (!answer.ok || typeof said.access_token !== "string")
    throw new Error(`OAuth2 ${answer.status}: ${reasonOf(said)}`);
  const seconds = typeof said.expires_in === "number" ? said.expires_in : Number(said.expires_in ?? 3600) || 3600;
  kept.set(key, { token: said.access_token, until: now + seconds * 1000 - EARLY_MS });
  return said.access_token;
}

/** The server did not take it: the next one is asked anew. */
export const forgetToken = (settings: Mailbox): void => void kept.delete(keyOf(settings));

const reasonOf = (said: Record<string, unknown>): string =>
  [said.error, said.error_description]
    .filter((one) => typeof one === "string")
    .join(": ")
    .slice(0, 300) || "no token";
