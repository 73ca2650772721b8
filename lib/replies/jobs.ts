import { SYSTEM } from "@/lib/auth/actor";
import { emailIsSetUp, sendMail } from "@/lib/channels/email";
import { isPermanent, MAIL_ATTEMPTS } from "@/lib/channels/rules";
import { isStale } from "@/lib/customers/rules";
import type { Jobs } from "@/lib/kernel/jobs";
import { loadSettings } from "@/lib/staff/store";
import { recordDelivery } from "./record-delivery";
import { automatic } from "./rules";

const actor = SYSTEM("outbox");

export const jobs: Jobs = {
  // Sent outside any transaction. A crash between the server's «250» and our record sends the same Message-ID once more.
  "outbox.deliver": async ({ outboxId }, { db, now, attempt }) => {
    const message = await db.outboxMessage.findUnique({ where: { id: String(outboxId) } });
    if (message?.status !== "queued" || message.channel !== "email" || !emailIsSetUp()) return;
    if (message.purpose === "code" && isStale(message, now))
      return recordDelivery(actor, {
        id: message.id,
        result: "failed",
        error: "the code was over before it could be sent",
      });
    const { company } = await loadSettings(db, now);
    const mail = { ...message, to: message.toAddress, automatic: automatic(message.purpose), fromName: company.name };
    const error = await sendMail(mail).then(
      () => null,
      (e: Error & { responseCode?: number }) => e,
    );
    if (!error) return recordDelivery(actor, { id: message.id, result: "sent" });
    const final = isPermanent(error) || attempt >= MAIL_ATTEMPTS;
    await recordDelivery(actor, {
      id: message.id,
      result: final ? "failed" : "trying",
      error: error.message.slice(0, 500),
    });
    if (!final) throw error; // the queue waits and tries again
  },
};
