import { parseEmail } from "@/lib/base/email";
import { headerText } from "./words";

export type Address = { name: string | null; email: string };

const MEMBERS_MAX = 200;

/**
 * The addresses of a From, To, Cc or Reply-To, groups opened. Forgives names with commas, two senders without a comma between them and
 * a whole list inside one encoded word; an address that cannot be one (`parseEmail`) is left out. Words are decoded after the list is
 * taken apart, so that no encoded comma or bracket makes an address of a name.
 * @param value one character a byte
 */
export function readAddresses(value: string): Address[] {
  const found = inList(value);
  return found.length > 0 || !value.includes("=?") ? found : inList(Buffer.from(headerText(value)).toString("latin1"));
}

type Open = { words: string[]; comments: string[]; angle: string | null };

const TOKENS = /"((?:\\.|[^"\\])*)"|\(((?:\\.|[^()\\])*)\)|<([^<>]*)>|([,;:])|([^\s"(<,;:]+)|["(<]/gs;

function inList(value: string): Address[] {
  const found: Address[] = [];
  let open: Open = { words: [], comments: [], angle: null };
  const close = () => {
    found.push(...addressesOf(open));
    open = { words: [], comments: [], angle: null };
  };
  for (const [, quoted, comment, angle, mark, word] of value.slice(0, 20_000).matchAll(TOKENS)) {
    if (found.length >= MEMBERS_MAX) break;
    if (angle !== undefined && angle.trim() !== "") {
      if (open.angle !== null) close();
      open.angle = angle;
    } else if (mark === ":") {
      if (open.angle === null) open.words = [];
    } else if (mark !== undefined) {
      // A comma in a name that nobody quoted: the name goes on.
      if (open.angle !== null || open.words.some(hasAt) || mark === ";") close();
      else open.words.push(mark);
    } else if (comment !== undefined) open.comments.push(comment);
    else if (quoted !== undefined || word !== undefined) {
      if (open.angle !== null) close();
      open.words.push(quoted === undefined ? word! : quoted.replace(/\\(.)/gs, "$1").replace(/@/g, QUOTED_AT));
    }
  }
  close();
  return found;
}

// An address inside a quoted name is a name and nothing else.
const QUOTED_AT = "\uE000";
const hasAt = (word: string) => word.includes("@");

function addressesOf({ words, comments, angle }: Open): Address[] {
  const bare = angle === null ? words.filter(hasAt) : [];
  const given = angle === null ? bare : [angle.replace(/^.*:/s, "")];
  const rest = angle === null ? words.filter((word) => !hasAt(word)) : words;
  const name = nameOf(rest.length > 0 ? rest : comments);
  return given.flatMap((typed) => {
    const email = parseEmail(headerText(typed).replace(/\s+|^[[({]+|[\])}]+$/g, ""))?.canonical;
    return email ? [{ name: name?.toLowerCase() === email ? null : name, email }] : [];
  });
}

function nameOf(words: string[]): string | null {
  const text = headerText(words.join(" ").replaceAll(QUOTED_AT, "@").replace(/ ,/g, ",")).replace(
    /^['",\s]+|['",\s]+$/g,
    "",
  );
  return text === "" ? null : Array.from(text).slice(0, 200).join("");
}
