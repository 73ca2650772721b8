import nodemailer, { type Transporter } from "nodemailer";
import type { Outgoing, Sent } from "../adapter";
import { mailHtml } from "../rules";
import { accessToken, forgetToken } from "./access-token";
import { keyOf, type Mailbox, tlsOf } from "./settings";
import { type SmtpError, smtpError } from "./smtp-error";

const pools = new Map<string, { made: string; transport: Transporter }>();

/** What a mail of ours says in its head, by whatever server it leaves. */
export const mailOf = (
  mail: Omit<Outgoing, "id" | "purpose" | "to" | "fromName"> & { to: string },
  from: { name: string; address: string },
) => ({
  from,
  to: { name: "", address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html ?? mailHtml(mail.text),
  messageId: mail.messageId,
  ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
  ...(mail.references ? { references: mail.references } : {}),
  ...(mail.files?.length
    ? { attachments: mail.files.map(({ name, mime, path }) => ({ filename: name, contentType: mime, path })) }
    : {}),
  ...(mail.automatic ? { headers: { "Auto-Submitted": mail.automatic, "X-Auto-Response-Suppress": "All" } } : {}),
});

/** Gives one mail to the account's SMTP server. Throws `SendError`. */
export async function sendBySmtp(settings: Mailbox, message: Outgoing): Promise<Sent> {
  try {
    const transport = await transportOf(settings);
    await transport.sendMail(mailOf(message, { name: settings.name ?? message.fromName, address: settings.address }));
    return { gatewayId: null };
  } catch (error) {
    if ((error as SmtpError).code === "EAUTH") forgetToken(settings); // another try, with a new one or when somebody has set it right
    throw smtpError(error as SmtpError);
  }
}

/** Signs in and sends nothing. */
export async function verifySmtp(settings: Mailbox): Promise<void> {
  const transport = nodemailer.createTransport({ ...(await optionsOf(settings)), pool: false } as object);
  try {
    await transport.verify();
  } catch (error) {
    throw new Error(`SMTP ${settings.smtpHost}: ${(error as Error).message}`, { cause: error });
  } finally {
    transport.close();
  }
}

/** One pool an account; a new access token or other settings make a new one. */
async function transportOf(settings: Mailbox): Promise<Transporter> {
  const options = await optionsOf(settings);
  const made = JSON.stringify([keyOf(settings), options.auth]);
  const known = pools.get(settings.address);
  if (known?.made === made) return known.transport;
  known?.transport.close();
  const transport = nodemailer.createTransport({ ...options, pool: true, maxConnections: 3 } as object);
  pools.set(settings.address, { made, transport });
  return transport;
}

async function optionsOf(settings: Mailbox) {
  const { smtpHost, smtpPort, smtpTls, user, address, auth, password } = settings;
  const login = user ?? address;
  return {
    host: smtpHost,
    port: smtpPort,
    secure: smtpTls === "tls",
    requireTLS: smtpTls === "starttls",
    ignoreTLS: smtpTls === "none",
    tls: tlsOf(settings),
    auth:
      auth === "oauth2"
        ? { type: "OAuth2", user: login, accessToken: await accessToken(settings) }
        : { user: login, pass: password! },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  };
}

/** Lets go of all connections (tests, and the worker at its end). */
export function closeSmtp(): void {
  for (const { transport } of pools.values()) transport.close();
  pools.clear();
}
