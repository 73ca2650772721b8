import { cleanText } from "@/lib/base/text";
import { decodeText } from "./charset";
import { unflowed } from "./flowed";
import { htmlText } from "./html-text";
import type { Part } from "./mime";
import { bodyBytes } from "./transfer";

/** What is read as the mail's text, in its order, and every part that is neither read nor a file (the other form of what was read). */
export type Body = { texts: string[]; spent: ReadonlySet<Part> };

/** All parts that hold something, in their order. */
export const leavesOf = (part: Part): Part[] => (part.parts.length > 0 ? part.parts.flatMap(leavesOf) : [part]);

export function bodyOf(mail: Part): Body {
  const spent = new Set<Part>();
  const texts = shown(mail, spent, mail.parts.length === 0);
  // A text that its program named like a file stays one; where nothing else is there it is read, too.
  const named = texts.some((text) => text.trim() !== "")
    ? undefined
    : leavesOf(mail).find((leaf) => isText(leaf, true) && !spent.has(leaf));
  return { texts: named ? [partText(named)] : texts, spent };
}

const NO_FILE = new Set([
  "application/pgp-signature",
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "application/pgp-encrypted",
]);

function shown(part: Part, spent: Set<Part>, alone: boolean): string[] {
  if (NO_FILE.has(part.type)) spent.add(part);
  if (part.parts.length === 0) return isText(part, alone) ? take(part, spent) : [];
  if (part.type === "multipart/alternative") return chosen(part, spent);
  const read =
    part.type === "multipart/related" || part.type === "multipart/report" ? part.parts.slice(0, 1) : part.parts;
  return read.flatMap((inner) => shown(inner, spent, alone || part.parts.length === 1));
}

const isText = (part: Part, alone: boolean) =>
  /^text\/(?:plain|html)$/.test(part.type) && part.disposition !== "attachment" && (part.fileName === null || alone);

function take(part: Part, spent: Set<Part>): string[] {
  spent.add(part);
  return [partText(part)];
}

/** No person reads further; the original has the rest. */
const BYTES_MAX = 3_000_000;

/** The text of a leaf, as its bytes show it and HTML as it reads. */
export function partText(part: Part): string {
  const text = cleanText(
    decodeText(bodyBytes(part).subarray(0, BYTES_MAX), charsetOf(part)).replace(/\r+\n|\r/g, "\n"),
  );
  if (part.type === "text/html") return htmlText(text);
  return part.parameters.get("format")?.toLowerCase() === "flowed"
    ? unflowed(text, part.parameters.get("delsp")?.toLowerCase() === "yes")
    : text;
}

/** The charset that a part names, in its header or (HTML whose header says nothing) in its own head. */
export function charsetOf(part: Part): string | null {
  const named = part.parameters.get("charset") ?? null;
  if (named !== null || part.type !== "text/html") return named;
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(bodyBytes(part).toString("latin1", 0, 4096))?.[1] ?? null
  );
}

/** Plain text, as the sender's program made it for readers like us; HTML where the plain one is empty or says something else and less. */
function chosen(part: Part, spent: Set<Part>): string[] {
  const forms = part.parts.map((inner) => {
    const used = new Set<Part>();
    return {
      html: leavesOf(inner).some(({ type }) => type === "text/html"),
      text: shown(inner, used, false).join("\n"),
      used,
    };
  });
  for (const { used } of forms) for (const one of used) spent.add(one);
  const plain = forms.find(({ html, text }) => !html && text.trim() !== "");
  const html = forms.findLast((form) => form.html && form.text.trim() !== "");
  const best = plain && html && isPlaceholder(plain.text, html.text) ? html : (plain ?? html);
  return best ? [best.text] : [];
}

const SHORT = 300;

/** «This mail needs a reader of HTML», and the like. */
function isPlaceholder(plain: string, html: string): boolean {
  const bare = (s: string) => s.replace(/[^\p{L}\p{N}]+/gu, "");
  const words = bare(plain);
  return plain.length < SHORT && html.length > 3 * plain.length && !bare(html).includes(words.slice(0, 40));
}
