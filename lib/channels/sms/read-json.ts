const STRING_OR_LONG = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** JSON whose long whole numbers stay as written: ids of gateways are longer than a double can hold. Undefined: not JSON. */
export function readJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text.replace(STRING_OR_LONG, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  } catch {
    return undefined;
  }
}

/** What stands at a place like `entries[0].messageid`; undefined where there is nothing. */
export function at(value: unknown, path: string): unknown {
  const steps = path
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter(Boolean);
  return steps.reduce<unknown>((inside, step) => {
    if (typeof inside !== "object" || inside === null) return undefined;
    return Object.hasOwn(inside, step) ? (inside as Record<string, unknown>)[step] : undefined;
  }, value);
}

/** A text or number as text; null for everything else and for nothing. */
export const asText = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
    ? String(value)
    : null;

/** A number, also when it came as text in any digits' clothes; null otherwise. */
export function asNumber(value: unknown): number | null {
  const text = asText(value)?.trim();
  return text && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** The objects of a list; nothing for what is no list. */
export const rows = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter(
        (row): row is Record<string, unknown> => typeof row === "object" && row !== null && !Array.isArray(row),
      )
    : [];
