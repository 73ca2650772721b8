import { t } from "@/lib/i18n/t";
import type { Adapter } from "../adapter";
import { fetchMails, waitForMail } from "../mail/fetch-mails";
import { imapClient } from "../mail/imap-session";
import { readMail } from "../mail/read-mail";
import { type Mailbox, mailboxSettings } from "../mail/settings";
import { sendBySmtp, verifySmtp } from "../mail/smtp";

/** A mailbox: IMAP in (RFC 9051), SMTP out (RFC 5321). */
export const mailbox: Adapter<typeof mailboxSettings> = {
  name: "mailbox",
  channel: "email",
  settings: mailboxSettings,
  fetch: fetchMails,
  wait: (settings, _, signal) => waitForMail(settings, signal),
  read: readMail,
  send: sendBySmtp,
  check: async (settings) => {
    const count = await countMails(settings);
    await verifySmtp(settings);
    return { said: t("received.checked", { folder: settings.folder, n: count }) };
  },
  pace: () => 10,
  afterCrash: "again", // the receiver knows a copy by its Message-ID
};

async function countMails(settings: Mailbox): Promise<number> {
  const client = await imapClient(settings);
  client.on("error", () => {});
  try {
    await client.connect();
    const { messages = 0 } = (await client.status(settings.folder, { messages: true })) || {};
    return messages;
  } catch (error) {
    const { responseText, message } = error as Error & { responseText?: string };
    throw new Error(`IMAP ${settings.imapHost}: ${responseText || message}`, { cause: error });
  } finally {
    client.close();
  }
}
