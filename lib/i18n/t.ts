import { persianDigits } from "@/lib/base/text";
import { fa } from "@/lib/i18n/messages/fa/index";

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** Every dotted path of the catalogue: `errors.phone.unreadable`, `words.requestStatus.new`. */
export type MessageKey = Paths<typeof fa>;

/**
 * The sentence of a key, with its `{placeholders}` filled. Numbers are shown in Persian digits, ungrouped (pass `fa(n)` for grouping);
 * strings as given, so a phone or code keeps its own digits. A missing value leaves the placeholder visible.
 */
export function t(key: MessageKey, params: Record<string, string | number> = {}): string {
  const sentence = messages.get(key) ?? key;
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    return typeof value === "number" ? persianDigits(value) : value;
  });
}

/** Whether the catalogue has this key: ask before showing a key that came from elsewhere. */
export function isMessageKey(s: string): s is MessageKey {
  return messages.has(s);
}

const messages = flatten(fa);

function flatten(tree: object, prefix = "", into = new Map<string, string>()): Map<string, string> {
  for (const [name, value] of Object.entries(tree))
    if (typeof value === "string") into.set(prefix + name, value);
    else flatten(value, `${prefix}${name}.`, into);
  return into;
}
