import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

const VERSION = "s1";

const key = () => Buffer.from(hkdfSync("sha256", env().AUTH_SECRET ?? "", "", "peyvand:sealed", 32));

/**
 * Encrypts a text for keeping at rest: AES-256-GCM under a key made of AUTH_SECRET (HKDF, RFC 5869).
 * @param about bound to it (the row's id): sealed for one row it opens for no other
 */
export function seal(text: string, about: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [
    VERSION,
    iv.toString("base64url"),
    cipher.getAuthTag().toString("base64url"),
    body.toString("base64url"),
  ].join(".");
}

/** Opens what `seal` made for the same row; null when it was changed, belongs to another, or AUTH_SECRET is another now. */
export function unseal(sealed: string, about: string): string | null {
  const [version, iv, tag, body] = sealed.split(".");
  if (version !== VERSION || !iv || !tag || body === undefined) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(), Buffer.from(iv, "base64url"));
    decipher.setAAD(Buffer.from(about)).setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
