import { cleanText } from "@/lib/base/text";

// Bidi controls can make "exe.jpg" out of "gpj.exe"; a name needs none.
const UNSEEN = /[\p{Cc}\p{Surrogate}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * The name of a file as we keep it: no folder, no control or bidi character, at most 150 characters with its ending kept.
 * @returns "file" when nothing is left
 */
export function cleanFileName(typed: string): string {
  const base = cleanText(typed)
    .split(/[/\\]/)
    .at(-1)!
    .replace(UNSEEN, "")
    .replace(/[<>:"|?*]/g, "_")
    .trim();
  const letters = Array.from(base.replace(/^\.+/, ""));
  if (letters.length === 0) return "file";
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(letters.join(""))?.[0] ?? "";
  return letters.length <= 150 ? letters.join("") : letters.slice(0, 150 - ending.length).join("") + ending;
}

/** The name with the ending that its content asks for, so a picture named `.txt` opens as a picture. */
export function withEnding(name: string, ending: string): string {
  if (name.toLowerCase().endsWith(`.${ending}`)) return name;
  if (ending === "jpg" && /\.jpeg$/i.test(name)) return name;
  return `${name}.${ending}`;
}

/** `Content-Disposition` of a download (RFC 6266 with RFC 5987 for what is not ASCII). */
export function attachmentHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7E]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
