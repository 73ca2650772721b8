const HTML_MAX = 1_500_000;
const OPEN_MAX = 1500;
const LOOSE_MAX = 20_000;
const VOID = new Set([
  "br",
  "img",
  "hr",
  "input",
  "meta",
  "link",
  "col",
  "area",
  "base",
  "wbr",
  "source",
  "embed",
  "param",
  "track",
]);
/** Left open by habit, and closed by the next of their kind. */
const LOOSE = new Set(["p", "li", "td", "tr", "th", "option", "dt", "dd", "body", "html", "font"]);

/**
 * HTML that a parser reads in a time that grows with its size: cut at a length, comments out, and without any tags when more are
 * open at once than any person's mail has (parsers look through all open ones at each end tag).
 */
export function tameHtml(html: string): string {
  const cut = html.slice(0, HTML_MAX);
  return isTame(cut) ? cut : cut.replace(/</g, "\n<").replace(/<[^<>]*>?/g, " ");
}

function isTame(html: string): boolean {
  const open = new Map<string, number>();
  let [all, loose] = [0, 0];
  for (const [, end, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    const name = tag!.toLowerCase();
    if (VOID.has(name)) continue;
    const count = open.get(name) ?? 0;
    const step = end ? (count > 0 ? -1 : 0) : 1;
    open.set(name, count + step);
    if (LOOSE.has(name)) loose += step;
    else all += step;
    if (all > OPEN_MAX || loose > LOOSE_MAX) return false;
  }
  return true;
}
