const MARK = "$date";

/** JSON that keeps dates: each is written as `{"$date": milliseconds}`. For data of our own shape, without such a field. */
export function datedJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string, plain: unknown) {
    const raw = this[key];
    return raw instanceof Date ? { [MARK]: raw.getTime() } : plain;
  });
}

/** Reads what `datedJson` wrote. Throws a SyntaxError on anything else than JSON. */
export function readDatedJson<T>(text: string): T {
  return JSON.parse(text, (_, value) => {
    const at = (value as { [MARK]?: unknown } | null)?.[MARK];
    return typeof at === "number" ? new Date(at) : value;
  }) as T;
}
