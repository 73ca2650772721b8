type Node = { [key: string]: Node | Value };
type Value = string | File | (string | File)[];

const RESERVED = /^(__proto__|constructor|prototype)$/;

function place(root: Node, path: string[], value: Value): void {
  let at = root;
  for (const step of path.slice(0, -1)) {
    if (RESERVED.test(step)) return;
    if (typeof at[step] !== "object" || at[step] instanceof File || Array.isArray(at[step])) at[step] = {};
    at = at[step] as Node;
  }
  const last = path.at(-1)!;
  if (!RESERVED.test(last)) at[last] = value;
}

/** Objects whose keys are 0, 1, 2 … become arrays (gaps closed); the rest stays. */
function listsIn(node: Node | Value): unknown {
  if (typeof node !== "object" || node instanceof File || Array.isArray(node)) return node;
  const keys = Object.keys(node);
  const values = keys.map((key) => listsIn(node[key]!));
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key)))
    return keys
      .map((key, i) => [Number(key), values[i]] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, v]) => v);
  return Object.fromEntries(keys.map((key, i) => [key, values[i]]));
}

/**
 * A submitted form as an object: `items.0.to.positionId` nests, a name ending in `[]` is a list, an empty field is left out.
 * Names beginning with `$` belong to React and are dropped.
 */
export function formToObject(form: FormData): Record<string, unknown> {
  const root: Node = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$")) continue;
    const values = form.getAll(name).filter((v) => (typeof v === "string" ? v !== "" : v.size > 0));
    if (values.length === 0) continue;
    const list = name.endsWith("[]");
    place(root, (list ? name.slice(0, -2) : name).split("."), list ? values : values.at(-1)!);
  }
  return listsIn(root) as Record<string, unknown>;
}
