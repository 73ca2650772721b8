/** What the templates of a gateway may name: {to} {text} {from} {id} {number} {code} {secret.NAME}. */
export type Values = ReadonlyMap<string, string>;

const PLACE = /\{([a-z][\w.]*)(:number)?\}/gi;

/** Fills the places of a template; what it names and nobody knows becomes nothing. */
export const filled = (template: string, values: Values, as: (value: string) => string = (v) => v): string =>
  template.replace(PLACE, (_, name: string) => as(values.get(name) ?? ""));

/** An address: each value is percent-encoded, so it cannot leave its place. */
export const filledUrl = (template: string, values: Values): string => filled(template, values, encodeURIComponent);

/** JSON: values go inside its texts, so they cannot leave them; a text that is nothing but `{from:number}` becomes a number. */
export function filledJson(template: string, values: Values): string {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === "object" && node !== null)
      return Object.fromEntries(Object.entries(node).map(([name, inside]) => [name, walk(inside)]));
    if (typeof node !== "string") return node;
    const number = /^\{([a-z][\w.]*):number\}$/i.exec(node)?.[1];
    return number === undefined ? filled(node, values) : Number(values.get(number) ?? "");
  };
  return JSON.stringify(walk(JSON.parse(template)));
}

/** Lines of `name=value`, as a form that is posted. */
export function filledForm(template: string, values: Values): string {
  const form = new URLSearchParams();
  for (const [name, value] of pairs(template, "=")) form.append(name, filled(value, values));
  return form.toString();
}

/** XML (the old web services): values are escaped. */
export const filledXml = (template: string, values: Values): string =>
  filled(template, values, (v) => v.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`));

/** Lines of `Name: value`; a line break in a value ends nothing. */
export const filledHeaders = (template: string, values: Values): Record<string, string> =>
  Object.fromEntries(
    pairs(template, ":").map(([name, value]) => [name, filled(value, values).replace(/[\r\n\0]/g, "")]),
  );

/** `name` and `value` of each line that has the sign; others are passed over. */
export function pairs(lines: string, sign: string): [string, string][] {
  return lines.split("\n").flatMap((line) => {
    const place = line.indexOf(sign);
    const name = line.slice(0, Math.max(0, place)).trim();
    return name === "" ? [] : [[name, line.slice(place + sign.length).trim()] as [string, string]];
  });
}
