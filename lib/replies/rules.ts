import type { OutboxStatus } from "@/prisma/generated/enums";

/** The thread's headers: all earlier Message-IDs (the newest 20, and always the first), and the newest as the one answered. */
export function threadOf(earlier: readonly string[]): { inReplyTo: string | null; references: string | null } {
  const kept = earlier.length > 20 ? [earlier[0]!, ...earlier.slice(-19)] : earlier;
  return { inReplyTo: kept.at(-1) ?? null, references: kept.length > 0 ? kept.join(" ") : null };
}

/** How a mail says that nobody wrote it by hand; replies were written. */
export function automatic(purpose: string): false | "auto-replied" | "auto-generated" {
  if (purpose === "reply") return false;
  return purpose === "notice" || purpose === "digest" ? "auto-generated" : "auto-replied";
}

/** Receipts of requests from before this moment come too late to be of use: three days. */
export const lateReceipt = (now: Date): Date => new Date(now.getTime() - 3 * 86_400_000);

/** A ready text left something to be filled, marked so: «⟦نام مشتری⟧». */
const GAP = /⟦[^⟦⟧]*⟧/u;
export const hasGap = (body: string): boolean => GAP.test(body);

export type ReportState = "delivered" | "read" | "failed" | "bounced";
const AFTER: Record<ReportState, readonly string[]> = {
  delivered: ["sending", "sent", "unsure"],
  read: ["sending", "sent", "unsure", "delivered"],
  failed: ["sending", "sent", "unsure"],
  bounced: ["sending", "sent", "unsure", "delivered"],
};

/** Does a report take a message of this state further? What was read has arrived, and what failed was told of already. */
export const goesOn = (status: string, report: ReportState): boolean => AFTER[report].includes(status);

/** States that need somebody: it did not arrive, or nobody knows. */
export const failed: readonly OutboxStatus[] = ["failed", "bounced", "unsure"];
/** States of a message that left and of which nothing bad was heard. */
export const arrived: readonly string[] = ["sent", "delivered", "read"];

/** How the list of outgoing messages is parted. */
export const outboxGroups = {
  waiting: ["queued", "sending"],
  held: ["held"],
  sent: ["sent", "delivered", "read"],
  failed: ["failed", "bounced"],
  unsure: ["unsure"],
  cancelled: ["cancelled"],
} as const satisfies Record<string, readonly OutboxStatus[]>;
export const outboxStates = ["waiting", "held", "sent", "failed", "unsure", "cancelled"] as const;
