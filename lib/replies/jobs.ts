import { SYSTEM } from "@/lib/auth/actor";
import type { Jobs } from "@/lib/kernel/jobs";
import { askReports } from "./ask-reports";
import { deliverMessage } from "./deliver-message";
import { releaseHeld } from "./release-held";
import { sweepOutbox } from "./sweep-outbox";

const actor = SYSTEM("outbox");

export const jobs: Jobs = {
  // Sent outside any transaction. A crash between the server's «250» and our record sends the same Message-ID once more.
  "outbox.deliver": ({ outboxId, tries }, context) => deliverMessage(String(outboxId), Number(tries ?? 0), context),
  "outbox.reports": (_, { db, now }) => askReports(db, now),
  // Each minute, and at once when an account is made or changed. Each minute also for the server of the environment, and for what was
  // held by whoever had not heard of the account yet.
  "outbox.sweep": async () => {
    await sweepOutbox(actor, {});
    while ((await releaseHeld(actor, {})).released > 0);
  },
};
