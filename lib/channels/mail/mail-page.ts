import { decodeText } from "./charset";
import { cleanHtml } from "./clean-html";
import { headersOf, type Part, readMime } from "./mime";
import { bodyOf, charsetOf, leavesOf } from "./parts";
import { bodyBytes } from "./transfer";
import { headerText } from "./words";

/** What the page says of itself, in the reader's language. */
export type PageWords = {
  title: string;
  heads: { from: string; to: string; cc: string; date: string; subject: string };
  /** How a date is told; one that cannot be read stands as it came. */
  when: (at: Date) => string;
  /** Of so many pictures from elsewhere that are left out. */
  withheld: (count: number) => string;
};

/**
 * One kept mail as a page for a sandboxed frame: who, when and what, and the body as its sender made it, made harmless. Shows what is
 * there of any bytes. `remote`: with pictures from other servers, who then see when it is read.
 */
export function mailPage(raw: Buffer, words: PageWords, remote = false): string {
  const mail = readMime(raw);
  const leaves = leavesOf(mail);
  const pages = leaves.filter((leaf) => leaf.type === "text/html" && leaf.disposition !== "attachment");
  const pictures = picturesOf(leaves);
  const bodies = pages
    .slice(0, 20)
    .map((page) => cleanHtml(decodeText(bodyBytes(page), charsetOf(page)), pictures, remote));
  const body = bodies.length > 0 ? bodies.map(({ html }) => html).join("<hr>") : plain(bodyOf(mail).texts.join("\n\n"));
  const withheld = bodies.reduce((sum, one) => sum + one.withheld, 0);
  const note = withheld > 0 ? `<p class="note" dir="rtl">${escaped(words.withheld(withheld))}</p>` : "";
  return `<!doctype html><html lang="fa" dir="auto"><head><meta charset="utf-8"><title>${escaped(words.title)}</title><style>${STYLE}</style></head><body><dl dir="rtl">${heads(mail, words)}</dl>${note}<main dir="auto">${body}</main></body></html>`;
}

const STYLE =
  "body{margin:0;padding:12px 16px;background:#fff;color:#1b1f23;font:15px/1.8 Vazirmatn,Tahoma,sans-serif;overflow-wrap:anywhere}dl{display:grid;grid-template-columns:auto 1fr;gap:0 12px;margin:0 0 12px;padding:0 0 12px;border-bottom:1px solid #d5dade;font-size:13px}dt{color:#57606a}dd{margin:0;text-align:right;unicode-bidi:plaintext}pre.plain{margin:0;white-space:pre-wrap;font:inherit;unicode-bidi:plaintext}img,table{max-width:100%}blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:3px solid #d5dade}.note{margin:0 0 12px;padding:6px 10px;background:#f3f5f6;border-radius:6px;font-size:13px}.no-picture{color:#57606a;font-size:12px}";

const escaped = (s: string) =>
  s.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const plain = (text: string) => `<pre class="plain" dir="auto">${escaped(text.slice(0, 500_000))}</pre>`;

function heads(mail: Part, { heads: names, when }: PageWords): string {
  return (Object.keys(names) as (keyof typeof names)[])
    .map((name) => [names[name], name, headersOf(mail, name).map(headerText).join(", ").slice(0, 1000)] as const)
    .filter(([, , value]) => value !== "")
    .map(([title, name, value]) => [title, (name === "date" && told(value, when)) || value] as const)
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
    .join("");
}

function told(date: string, when: PageWords["when"]): string | null {
  const ms = Date.parse(date.replace(/\([^)]*\)/g, " "));
  return Number.isNaN(ms) ? null : when(new Date(ms));
}

const PICTURE_BYTES = 5_000_000;
const PICTURES_BYTES = 20_000_000;
/** The frame has no origin of its own and sends no cookies, so pictures of the mail stand in the page itself. */
const MAGIC: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/, "image/png"],
  [/^\xFF\xD8\xFF/, "image/jpeg"],
  [/^GIF8/, "image/gif"],
  [/^RIFF....WEBP/s, "image/webp"],
];

function picturesOf(leaves: readonly Part[]): (cid: string) => string | null {
  const made = new Map<string, string | null>();
  let left = PICTURES_BYTES;
  return (cid) => {
    const known = made.get(cid);
    if (known !== undefined) return known;
    const part = leaves.find((leaf) => leaf.cid === cid);
    const bytes = part ? bodyBytes(part) : Buffer.alloc(0);
    const type = MAGIC.find(([begin]) => begin.test(bytes.toString("latin1", 0, 16)))?.[1];
    const fits = type !== undefined && bytes.length <= Math.min(PICTURE_BYTES, left);
    if (fits) left -= bytes.length;
    const address = fits ? `data:${type};base64,${bytes.toString("base64")}` : null;
    made.set(cid, address);
    return address;
  };
}
