import { closingHour, hourOf, isOpen } from "@/prisma/demo/calendar";
import type { Random } from "@/prisma/demo/random";
import type { Channel, DemoCustomer, DemoSender } from "@/prisma/demo/shape";

const DAY = 86_400_000;
const MINUTE = 60_000;
const STAFFED = new Set<Channel>(["phone", "visit", "letter", "fax"]);
const WEIGHTS: readonly (readonly [Channel, number])[] = [
  ["web", 31],
  ["phone", 25],
  ["email", 14],
  ["sms", 8],
  ["telegram", 22],
  ["bale", 16],
  ["whatsapp", 3],
  ["instagram", 14],
  ["letter", 9],
  ["fax", 4],
  ["visit", 2],
];

/** An instant between two, as requests come: most in office hours, fewer on Thursdays, few on days off, rising slowly. */
export function arrival(random: Random, from: Date, to: Date): Date {
  const span = to.getTime() - from.getTime();
  for (;;) {
    const at = new Date(from.getTime() + Math.floor(random.next() * span));
    const hour = hourOf(at);
    const closing = closingHour(at);
    const day = closing === 17 ? 1 : closing === 13 ? 0.6 : 0.2;
    const clockwise = isOpen(at) ? 1 : hour >= 17 || hour === 7 ? 0.3 : hour < 6 ? 0.01 : 0.12;
    const trend = 0.65 + (0.35 * (at.getTime() - from.getTime())) / span;
    if (random.chance(day * clockwise * trend)) return at;
  }
}

/** What came since yesterday: the last few minutes and hours, then back through the last day. */
export function fresh(random: Random, now: Date, count: number): Date[] {
  const first = [4, 9, 17, 31, 48, 74, 105, 150, 200, 260].map((minutes) => new Date(now.getTime() - minutes * MINUTE));
  const rest = Array.from({ length: count - first.length }, () =>
    arrival(random, new Date(now.getTime() - 2 * DAY), new Date(now.getTime() - 270 * MINUTE)),
  );
  return [...first, ...rest];
}

/** A channel this customer can use at this hour. */
export function channelFor(random: Random, customer: DemoCustomer, at: Date): Channel {
  return random.weighted(
    WEIGHTS.filter(([channel]) => canUse(customer, channel) && (isOpen(at) || !STAFFED.has(channel))),
  );
}

const key = (c: DemoCustomer, kind: "mobile" | "landline" | "email" | "handle") =>
  c.points.find((p) => p.kind === kind && !p.shared);

function canUse(c: DemoCustomer, channel: Channel): boolean {
  const handle = key(c, "handle");
  const firm = c.kind !== "person";
  if (channel === "telegram" || channel === "bale" || channel === "instagram") return handle?.network === channel;
  if (channel === "sms" || channel === "whatsapp") return !!key(c, "mobile") && c.kind !== "supplier";
  if (channel === "email") return !!key(c, "email") && (c.origin === "card" || !key(c, "mobile"));
  if (channel === "phone" || channel === "visit")
    return !!key(c, "mobile") || (channel === "phone" && !!key(c, "landline"));
  return channel === "web" || firm;
}

/** The keys this customer shows by this channel. People new to the house always show the same first key. */
export function senderOf(random: Random, c: DemoCustomer, channel: Channel): DemoSender {
  const mobile = key(c, "mobile")?.value;
  const phone = mobile ?? (channel === "phone" ? key(c, "landline")?.value : undefined);
  const email = key(c, "email")?.value;
  const handle = key(c, "handle");
  const newcomer = c.origin === "request";
  if (channel === "telegram" || channel === "bale" || channel === "instagram") {
    const keys = newcomer ? (mobile ? { phone: mobile } : { email }) : {};
    return { name: c.name, ...keys, handle: { network: channel, id: handle!.value } };
  }
  if (channel === "email") return { name: c.name, email };
  if (channel === "sms" || channel === "whatsapp") return { ...(newcomer ? { name: c.name } : {}), phone };
  if (channel === "phone" || channel === "visit") return { name: c.name, phone };
  const both = !!email && !!phone && (newcomer || random.chance(0.45));
  return { name: c.name, ...(phone ? { phone } : {}), ...(both || !phone ? { email } : {}) };
}
