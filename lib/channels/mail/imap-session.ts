import { ImapFlow } from "imapflow";
import { accessToken, forgetToken } from "./access-token";
import { keyOf, type Mailbox, tlsOf } from "./settings";

/** A connection that stays between fetching and waiting. `news`: something came since the last look. */
export type Session = { client: ImapFlow; news: boolean };

const open = new Map<string, Promise<Session>>();

/** The one connection of this process to a mailbox, made anew when it broke. It ends when `signal` says so. */
export async function imapSession(settings: Mailbox, signal: AbortSignal): Promise<Session> {
  const key = keyOf(settings);
  const known = await open.get(key)?.catch(() => undefined);
  if (known?.client.usable) return known;
  const made = connect(settings);
  open.set(key, made);
  const forget = () => {
    if (open.get(key) === made) open.delete(key);
  };
  made.then(({ client }) => {
    const end = () => client.close();
    signal.addEventListener("abort", end, { once: true });
    client.once("close", () => {
      signal.removeEventListener("abort", end);
      forget();
    });
    if (signal.aborted) end();
  }, forget);
  return made;
}

/** After an error the next one begins with a fresh connection. */
export async function dropSession(settings: Mailbox): Promise<void> {
  const known = open.get(keyOf(settings));
  open.delete(keyOf(settings));
  (await known?.catch(() => undefined))?.client.close();
}

async function connect(settings: Mailbox): Promise<Session> {
  const client = await imapClient(settings);
  const session: Session = { client, news: true };
  client.on("exists", () => {
    session.news = true;
  });
  client.on("error", () => {}); // what hangs on the connection is told by its own promise
  await client.connect().catch((error: Error & { authenticationFailed?: boolean; responseText?: string }) => {
    if (error.authenticationFailed && settings.auth === "oauth2") forgetToken(settings);
    throw new Error(`IMAP ${settings.imapHost}: ${error.responseText || error.message}`, { cause: error });
  });
  return session;
}

export async function imapClient(settings: Mailbox): Promise<ImapFlow> {
  const { imapHost, imapPort, imapTls, user, address, auth, password } = settings;
  const credentials = auth === "oauth2" ? { accessToken: await accessToken(settings) } : { pass: password! };
  return new ImapFlow({
    host: imapHost,
    port: imapPort,
    secure: imapTls === "tls",
    ...(imapTls === "tls" ? {} : { doSTARTTLS: imapTls === "starttls" }),
    tls: tlsOf(settings),
    auth: { user: user ?? address, ...credentials },
    clientInfo: { name: "Peyvand" },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: 4 * 60_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 90_000,
    maxLiteralSize: 64 * 1_048_576,
  });
}
