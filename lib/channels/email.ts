import nodemailer, { type Transporter } from "nodemailer";
import { z } from "zod";
import { env } from "@/lib/base/env";
import type { Adapter } from "./adapter";
import { mailOf } from "./mail/smtp";
import { type SmtpError, smtpError } from "./mail/smtp-error";

export type Mail = {
  to: string;
  subject: string;
  text: string;
  messageId: string;
  inReplyTo: string | null;
  references: string | null;
  /** In place of the twin that is made of the text. */
  html?: string | null;
  /** What nobody wrote by hand (RFC 3834): no answer is wanted, and no out-of-office either. */
  automatic: false | "auto-replied" | "auto-generated";
  fromName: string;
  files?: { name: string; mime: string; path: string }[];
};

let kept: { url: string; transport: Transporter } | undefined;

function transport(url: string): Transporter {
  if (kept?.url !== url) {
    const waits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
    kept = { url, transport: nodemailer.createTransport({ url, pool: true, maxConnections: 3, ...waits } as object) };
  }
  return kept.transport;
}

export const emailIsSetUp = (): boolean => env().SMTP_URL !== undefined;

/** Gives one mail to the SMTP server. Throws `SendError`. */
async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  const address = /<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM;
  const written = mailOf({ ...mail, html: mail.html ?? null }, { name: mail.fromName, address });
  await transport(SMTP_URL!)
    .sendMail(written)
    .catch((error: SmtpError) => {
      throw smtpError(error);
    });
}

/** Lets go of the connections (tests, and the worker at its end). */
export function closeMail(): void {
  kept?.transport.close();
  kept = undefined;
}

/** The server of the environment as an adapter: it sends where no account of a mailbox does. */
export const environment: Adapter = {
  name: "environment",
  channel: "email",
  settings: z.object({}),
  send: async (_, message) => {
    await sendMail(message);
    return { gatewayId: null };
  },
  check: async () => ({ said: null }),
  afterCrash: "again",
};
