import { Parser } from "htmlparser2";
import { ATTRIBUTION, TAIL } from "./marks";
import { tameHtml } from "./tame-html";

const TEXT_MAX = 500_000;
const SKIPPED = new Set([
  "script",
  "style",
  "head",
  "title",
  "template",
  "noscript",
  "iframe",
  "object",
  "svg",
  "math",
  "select",
  "textarea",
  "button",
]);
const BLOCKS = new Set(
  "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tr ul".split(
    " ",
  ),
);
const SPACED = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "table", "ul", "ol"]);
const CITED = /\b(gmail_quote|protonmail_quote|cite|zmail_extra|mail_quote|iCloudQuote)\b/i;
const BELOW =
  /^(divRplyFwdMsg|mail-editor-reference-message-container|ms-outlook-mobile-reference-message|OLK_SRC_BODY_SECTION|appendonsend|x?_?OutlookMessageHeader)$/i;
const BELOW_CLASS =
  /\b(yahoo_quoted|OutlookMessageHeader|zmail_extra_hr|ms-outlook-mobile-reference-message|moz-forward-container)\b/i;
const SAID_BY = /\b(gmail_attr|moz-cite-prefix|protonmail_quote_header|yahoo-quoted-begin)\b/;

/** What a reader of the page would read, line by line. Quoted containers get `>` as in plain mail, or a mark where only a beginning is known. */
export function htmlText(html: string): string {
  const page = new Page();
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => page.open(tag, attributes),
      ontext: (text) => page.text(text),
      onclosetag: (tag) => page.close(tag),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(tameHtml(html));
  parser.end();
  return page.done();
}

class Page {
  private readonly lines: string[] = [];
  private line = "";
  private empty = 0;
  private size = 0;
  private skipped = 0;
  private pre = 0;
  private readonly stack: { tag: string; skips: boolean; cites: boolean }[] = [];
  private cited = 0;
  private link: { href: string; from: string } | null = null;

  open(tag: string, { class: names = "", id = "", type = "", style = "", ...more }: Record<string, string>): void {
    const skips = SKIPPED.has(tag) || /display\s*:\s*none/i.test(style);
    const cites = tag === "blockquote" && (/^cite$/i.test(type) || CITED.test(names) || CITED.test(id));
    if (BLOCKS.has(tag)) this.turn(SPACED.has(tag) ? 1 : 0);
    this.stack.push({ tag, skips, cites });
    if (skips) this.skipped += 1;
    if (this.skipped > 0) return;
    if (cites) this.cited += 1;
    if (BELOW.test(id) || BELOW_CLASS.test(names)) this.mark(TAIL);
    else if (SAID_BY.test(names) || id === "reply-intro") this.mark(ATTRIBUTION);
    if (tag === "br") this.turn(0, true);
    else if (tag === "li") this.line += "- ";
    else if (tag === "td" || tag === "th") this.line += this.line === "" ? "" : " ";
    else if (tag === "pre") this.pre += 1;
    else if (tag === "hr") this.mark("________________________________");
    else if (tag === "a" && more.href) this.link = { href: more.href, from: this.line };
  }

  text(text: string): void {
    if (this.skipped > 0 || this.size > TEXT_MAX) return;
    const clean = text.replace(/[\uFDD0-\uFDEF]/g, "");
    const [first = "", ...rest] = this.pre > 0 ? clean.split(/\r?\n/) : [clean.replace(/[ \t\r\n\f\u00A0]+/g, " ")];
    this.add(first);
    for (const line of rest) {
      this.turn(0, true);
      this.add(line);
    }
  }

  close(tag: string): void {
    const top = this.stack.pop();
    if (!top) return;
    if (this.skipped === 0) {
      if (tag === "a") this.endLink();
      if (tag === "pre") this.pre -= 1;
      if (BLOCKS.has(tag)) this.turn(SPACED.has(tag) ? 1 : 0);
      if (top.cites) this.cited -= 1;
    }
    if (top.skips) this.skipped -= 1;
  }

  done(): string {
    this.turn(0);
    return this.lines.join("\n");
  }

  private add(text: string): void {
    const glued = this.line === "" || this.line.endsWith(" ") ? text.replace(/^ /, this.pre > 0 ? " " : "") : text;
    this.line += glued;
    this.size += glued.length;
  }

  /** Where a link leads, when its words do not say so. */
  private endLink(): void {
    const { href, from } = this.link ?? { href: "", from: "" };
    this.link = null;
    if (!/^https?:\/\/\S{4,200}$/i.test(href)) return;
    const words = this.line.startsWith(from) ? this.line.slice(from.length).trim() : "";
    const bare = (s: string) => s.replace(/^https?:\/\/(www\.)?|\/$/gi, "").toLowerCase();
    if (words !== "" && !bare(words).includes(bare(href)) && !bare(href).startsWith(bare(words)))
      this.add(` (${href})`);
  }

  private mark(line: string): void {
    this.turn(0);
    this.push(line);
  }

  private turn(gap: number, always = false): void {
    const line = this.pre > 0 ? this.line.trimEnd() : this.line.trim();
    this.line = "";
    if (line !== "") {
      this.push(line);
      this.empty = 0;
    } else if (always) this.push("");
    if (gap > this.empty && this.lines.length > 0 && this.lines.at(-1) !== "") {
      this.push("");
      this.empty = gap;
    }
  }

  private push(line: string): void {
    if (this.lines.length < 50_000)
      this.lines.push(this.cited > 0 ? `${">".repeat(Math.min(this.cited, 20))} ${line}`.trimEnd() : line);
  }
}
