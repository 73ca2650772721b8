import "server-only";
import { cookies } from "next/headers";

/** One short message that outlives the redirect after an act; the shell shows it once and deletes the cookie. */
export type Flash = { tone: "success" | "info" | "warning" | "danger"; text: string };

export async function setFlash(flash: Flash): Promise<void> {
  (await cookies()).set("flash", encodeURIComponent(JSON.stringify(flash)), { path: "/", maxAge: 20, sameSite: "lax" });
}

export async function readFlash(): Promise<Flash | null> {
  const raw = (await cookies()).get("flash")?.value;
  try {
    return raw ? (JSON.parse(decodeURIComponent(raw)) as Flash) : null;
  } catch {
    return null;
  }
}
