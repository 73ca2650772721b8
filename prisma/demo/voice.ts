import type { Random } from "@/prisma/demo/random";
import type { Channel, DemoCustomer } from "@/prisma/demo/shape";
import type { Situation } from "@/prisma/demo/situation";

const SHORT = new Set<Channel>(["sms", "telegram", "bale", "whatsapp", "instagram"]);
const OPENINGS = ["سلام.", "با سلام و احترام،", "سلام وقت بخیر.", "سلام، خسته نباشید.", "درود بر شما.", ""];
const CLOSINGS = ["ممنون", "با تشکر", "سپاس از شما", "منتظر پاسخ شما هستم.", "", ""];
const FIRM_CLOSINGS = ["با تشکر، {me}", "با احترام\n{me}", "پیشاپیش از همکاری شما سپاسگزاریم."];
const CALLS = ["{caller} تماس گرفتند. ", "تماس تلفنی {caller}. ", "تلفنی: ", "{caller} از {city} زنگ زدند. ", ""];
const VISITS = ["مراجعهٔ حضوری {caller}. ", "{caller} حضوری آمدند. "];

const SHOP = /^(فروشگاه|تعمیرگاه|پیمانکاری|شرکت تأسیساتی)/;

/** Whether a kind of customer brings this case. */
export function suits(situation: Situation, customer: DemoCustomer): boolean {
  if (situation.who === "any") return customer.kind !== "supplier";
  if (situation.who === "shop") return SHOP.test(customer.name);
  if (situation.who === "dealer") return customer.name.startsWith("نمایندگی");
  return situation.who === { person: "home", organization: "firm", supplier: "supplier" }[customer.kind];
}

/** The body as it comes by this channel: a letter has manners, a text message has none. Slots are still open. */
export function wording(random: Random, situation: Situation, channel: Channel, customer: DemoCustomer): string {
  if (SHORT.has(channel)) {
    const text = random.pick(situation.short);
    return random.chance(0.25) && !/^(سلام|فوری)/.test(text) ? `سلام، ${text}` : text;
  }
  if (channel === "phone") return random.pick(CALLS) + random.pick(situation.call);
  if (channel === "visit") return random.pick(VISITS) + random.pick(situation.call);
  const text = random.pick(situation.web);
  if (channel === "letter" || channel === "fax") return `با سلام و احترام\n${text}\n\nبا سپاس\n{me}، {city}`;
  const opening = random.pick(OPENINGS);
  const closing = random.pick(
    customer.kind !== "person" ? FIRM_CLOSINGS : situation.kind === "praise" ? [""] : CLOSINGS,
  );
  const join = random.chance(0.5) ? "\n" : " ";
  return [opening, opening && join, text, closing && "\n", closing].filter(Boolean).join("");
}

/** What is kept of a reply: the letter itself, or what was said on the phone. */
export function replyText(random: Random, channel: "email" | "phone", text: string, told: readonly string[]): string {
  if (channel === "phone")
    return random.pick(told) + text.replaceAll("پیوست است", "آماده است").replaceAll("پیوست کرده", "آماده کرده");
  const greeting = random.pick(["{dear}، سلام.", "{dear}، سلام و روز بخیر.", "{dear}\nبا سلام و احترام"]);
  return `${greeting}\n\n${text}\n\nبا احترام\nنرگس احمدی، ارتباط با مشتریان زلال پیوند`;
}
