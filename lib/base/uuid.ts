const ONE = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const whole = new RegExp(`^${ONE}$`, "i");

/** True for a UUID of any version, in either case, and nothing around it: what PostgreSQL takes for one. */
export const isUuid = (text: string): boolean => whole.test(text);

/** Every UUID that stands in a text, in lower case, each once, in order. */
export const uuidsIn = (text: string): string[] => [
  ...new Set(text.match(new RegExp(ONE, "gi"))?.map((id) => id.toLowerCase())),
];
