/** The domain of `Name <address@domain>` or of a bare address. */
export const mailDomain = (from: string): string => from.replace(/>\s*$/, "").split("@").at(-1)!.trim().toLowerCase();

/** The thread's headers: all earlier Message-IDs (the newest 20, and always the first), and the newest as the one answered. */
export function threadOf(earlier: readonly string[]): { inReplyTo: string | null; references: string | null } {
  const kept = earlier.length > 20 ? [earlier[0]!, ...earlier.slice(-19)] : earlier;
  return { inReplyTo: kept.at(-1) ?? null, references: kept.length > 0 ? kept.join(" ") : null };
}

/** The job that sends a mail; a mail has one at most, so that a retry never sends beside an older job that still waits its turn. */
export const delivery = (outboxId: string) =>
  ({ name: "outbox.deliver", payload: { outboxId }, key: `deliver:${outboxId}` }) as const;
