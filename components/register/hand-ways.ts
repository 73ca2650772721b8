/** What reaches an officer himself; the other channels come in by their own doors. */
export const handWays = ["phone", "visit", "letter", "fax", "sms", "email"] as const;
export type HandWay = (typeof handWays)[number];
