import sanitize from "sanitize-html";
import { tameHtml } from "./tame-html";

export type Cleaned = { html: string /** Pictures from elsewhere that were left out. */; withheld: number };

/**
 * HTML of strangers as it may be shown in a frame that runs nothing: text, tables, pictures and how they look. No script, form, frame,
 * style sheet or address in a style; links open apart and tell nobody where they stood. Pictures: those of the mail itself, and from
 * elsewhere only when asked for and only by TLS.
 * @param pictureOf the address of a picture in the mail, by its Content-ID
 */
export function cleanHtml(html: string, pictureOf: (cid: string) => string | null, remote = false): Cleaned {
  let withheld = 0;
  const picture = (source: string): string | null => {
    if (/^cid:/i.test(source)) return pictureOf(decoded(source.slice(4)));
    if (/^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i.test(source)) return source;
    if (remote && /^https:\/\//i.test(source)) return source;
    if (/^(?:https?:)?\/\//i.test(source)) withheld += 1;
    return null;
  };
  const cleaned = sanitize(tameHtml(html), {
    ...ALLOWED,
    transformTags: {
      a: (tagName, { href = "", title = "" }) => ({
        tagName,
        attribs: { href, ...(title ? { title } : {}), target: "_blank", rel: "noopener noreferrer nofollow" },
      }),
      img: (tagName, attribs): sanitize.Tag => {
        const src = picture((attribs.src ?? "").trim());
        if (src === null) return { tagName: "span", attribs: { class: "no-picture" }, text: attribs.alt ?? "" };
        return { tagName, attribs: { ...attribs, src, loading: "lazy", referrerpolicy: "no-referrer" } };
      },
      font: sanitize.simpleTransform("span", {}),
      center: sanitize.simpleTransform("div", { align: "center" }),
    },
  });
  return { html: cleaned, withheld };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const LENGTH = /^-?\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%|)(?:\s+\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%|)){0,3}$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|rgba?\([\d\s.,%]{5,40}\))$/i;
const WORD = /^[a-z-]{2,20}$/i;
const BORDER = /^[a-z0-9#.,()\s-]{1,60}$/i;

const STYLES: Record<string, RegExp> = {
  color: COLOUR,
  "background-color": COLOUR,
  background: COLOUR,
  "text-align": WORD,
  "vertical-align": WORD,
  direction: /^(?:rtl|ltr)$/,
  "font-weight": /^(?:[a-z]+|\d00)$/i,
  "font-style": WORD,
  "font-size": /^(?:\d{1,2}(?:\.\d+)?(?:px|pt|em|rem|%)|[a-z-]{5,9})$/i,
  "font-family": /^[\w\s,'"-]{1,200}$/,
  "line-height": /^\d{1,3}(?:\.\d+)?(?:px|pt|em|%|)$/,
  "text-decoration": WORD,
  "white-space": WORD,
  width: LENGTH,
  "max-width": LENGTH,
  height: LENGTH,
  padding: LENGTH,
  "padding-left": LENGTH,
  "padding-right": LENGTH,
  "padding-top": LENGTH,
  "padding-bottom": LENGTH,
  margin: /^(?:(?:\d{1,3}(?:\.\d+)?(?:px|pt|em|%|)|auto)\s*){1,4}$/,
  border: BORDER,
  "border-left": BORDER,
  "border-right": BORDER,
  "border-top": BORDER,
  "border-bottom": BORDER,
  "border-collapse": WORD,
};

const ALLOWED: sanitize.IOptions = {
  allowedTags:
    "a abbr address article b bdi bdo big blockquote br caption cite code col colgroup dd del div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul wbr".split(
      " ",
    ),
  allowedAttributes: {
    "*": ["dir", "lang", "align", "valign", "bgcolor", "style"],
    a: ["href", "title", "target", "rel"],
    img: ["src", "alt", "title", "width", "height", "loading", "referrerpolicy"],
    span: ["class"],
    table: ["width", "border", "cellpadding", "cellspacing"],
    td: ["width", "height", "colspan", "rowspan"],
    th: ["width", "height", "colspan", "rowspan"],
    ol: ["start", "type"],
  },
  allowedClasses: { span: ["no-picture"] },
  allowedStyles: { "*": Object.fromEntries(Object.entries(STYLES).map(([name, value]) => [name, [value]])) },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  // Asked by `picture` above already; "data" stands only where that let it.
  allowedSchemesByTag: { img: ["https", "data"] },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "title", "template", "xmp", "noembed", "noframes"],
  parseStyleAttributes: true,
  nestingLimit: 200,
};
