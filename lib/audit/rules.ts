import { uuidsIn } from "@/lib/base/uuid";
import type { Json } from "@/lib/kernel/events";
import { type EventType, eventTypes } from "@/lib/kernel/reactions";

export type Change = { key: string; before: Json | undefined; after: Json | undefined };

const isRecord = (value: Json | null | undefined): value is { [key: string]: Json | undefined } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The before and after of an event, key by key, only where they differ. A bare value (a setting that is one number) has the key
 * "value".
 */
export function changesOf(before: Json | null, after: Json | null): Change[] {
  if (before === null && after === null) return [];
  const [a, b] = [before, after].map((side) => (side === null ? {} : isRecord(side) ? side : { value: side })) as [
    { [key: string]: Json | undefined },
    { [key: string]: Json | undefined },
  ];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => !same(a[key] ?? null, b[key] ?? null))
    .map((key) => ({ key, before: a[key], after: b[key] }));
}

/** Every id in these values, to be looked up by name. */
export const idsIn = (values: unknown[]): string[] => uuidsIn(JSON.stringify(values));

const headings = {
  request: ["request"],
  referral: ["referral"],
  customer: ["customer", "contact", "suggestion", "import", "export"],
  outbox: ["outbox", "file"],
  session: ["session"],
  user: ["user", "token", "setup"],
  house: [
    "department",
    "position",
    "substitution",
    "setting",
    "task",
    "calendar",
    "rule",
    "macro",
    "presence",
    "channel",
  ],
} as const;

/** Every type of event under the heading where one looks for it; the headings are those of `audit.groups`. */
export const families = Object.entries(headings).map(([heading, subjects]): [keyof typeof headings, EventType[]] => [
  heading as keyof typeof headings,
  eventTypes.filter((type) => (subjects as readonly string[]).includes(type.split(".")[0]!)),
]);
