import { SYSTEM } from "@/lib/auth/actor";
import type { Jobs } from "@/lib/kernel/jobs";
import { askReports } from "./ask-reports";
import { deliverMessage } from "./deliver-message";
import { sweepOutbox } from "./sweep-outbox";

export const jobs: Jobs = {
  // Sent outside any transaction. A crash between the server's «250» and our record sends the same Message-ID once more.
  "outbox.deliver": ({ outboxId, tries }, context) => deliverMessage(String(outboxId), Number(tries ?? 0), context),
  "outbox.reports": (_, { db, now }) => askReports(db, now),
  "outbox.sweep": async () => {
    await sweepOutbox(SYSTEM("outbox"), {});
  },
};
