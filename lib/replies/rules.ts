import { createHmac, timingSafeEqual } from "node:crypto";

const sign = (text: string, secret: string) =>
  createHmac("sha256", secret).update(`reply-id:${text}`).digest("hex").slice(0, 24);

/**
 * The Message-ID of a reply, made once: `<reply.ID.RANDOM.SIGNATURE@domain>`. A mail that names it answers that reply, and nobody
 * else can make one. @param secret the house's own (AUTH_SECRET)
 */
export function replyMessageId(replyId: string, random: string, domain: string, secret: string): string {
  const id = `${replyId}.${random}`;
  return `<reply.${id}.${sign(id, secret)}@${domain}>`;
}

/** @returns the reply's id when this Message-ID (with or without angle brackets) is one of ours, else null */
export function readReplyMessageId(messageId: string, secret: string): string | null {
  const [, replyId, random, signature] =
    /^<?reply\.([0-9a-f-]{36})\.(\w+)\.([0-9a-f]{24})@/i.exec(messageId.trim()) ?? [];
  if (!replyId || !random || !signature) return null;
  const expected = sign(`${replyId.toLowerCase()}.${random}`, secret);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature.toLowerCase())) ? replyId.toLowerCase() : null;
}

/** The domain of `Name <address@domain>` or of a bare address. */
export const mailDomain = (from: string): string => from.replace(/>\s*$/, "").split("@").at(-1)!.trim().toLowerCase();

/** The thread's headers: all earlier Message-IDs (the newest 20, and always the first), and the newest as the one answered. */
export function threadOf(earlier: readonly string[]): { inReplyTo: string | null; references: string | null } {
  const kept = earlier.length > 20 ? [earlier[0]!, ...earlier.slice(-19)] : earlier;
  return { inReplyTo: kept.at(-1) ?? null, references: kept.length > 0 ? kept.join(" ") : null };
}
