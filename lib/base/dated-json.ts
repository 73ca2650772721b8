const MARK = "$date";
type Tree = Record<string, unknown>;

/**
 * JSON that keeps dates: each is written as `{"$date": milliseconds}`. For data of our own shape, without such a field. Walks by itself,
 * because a replacer, or a reviver, that is called for every value takes several times as long.
 */
export const datedJson = (value: unknown): string => JSON.stringify(marked(value));

/** Reads what `datedJson` wrote. Throws a SyntaxError on anything else than JSON. */
export const readDatedJson = <T>(text: string): T => revived(JSON.parse(text)) as T;

/**
 * Data for a component of the browser's side, as one text: React writes and reads its own data value by value, which costs a page
 * more than all its queries.
 */
export type Packed<T> = { readonly json: string; readonly of?: T };
export const pack = <T>(value: T): Packed<T> => ({ json: datedJson(value) });

function marked(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return { [MARK]: value.getTime() };
  if (Array.isArray(value)) return value.map(marked);
  if ("toJSON" in value) return value;
  const copy: Tree = {};
  for (const key in value) copy[key] = marked((value as Tree)[key]);
  return copy;
}

function revived(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const tree = value as Tree;
  if (typeof tree[MARK] === "number") return new Date(tree[MARK]);
  for (const key in tree) {
    const one = tree[key];
    if (typeof one === "object" && one !== null) tree[key] = revived(one);
  }
  return tree;
}
