import { digits, workAfter } from "@/prisma/demo/calendar";
import { coordinator } from "@/prisma/demo/company";
import type { Random } from "@/prisma/demo/random";
import type { Channel, DemoCustomer, DemoRequest } from "@/prisma/demo/shape";
import { duplicateBodies, spam } from "@/prisma/demo/texts/desk";
import { arrival } from "@/prisma/demo/volume";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Unwanted mail: twelve marked as spam, two of them still unread today. Their senders get cards of their own. */
export function spamRequests(random: Random, now: Date, customers: DemoCustomer[]): DemoRequest[] {
  return Array.from({ length: 14 }, (_, i) => {
    const [subject, body] = spam[i % spam.length]!;
    const unread = i >= 12;
    const receivedAt = unread
      ? new Date(now.getTime() - (i * 13 + 20) * MINUTE)
      : arrival(random, new Date(now.getTime() - 150 * DAY), new Date(now.getTime() - 3 * DAY));
    const email = `promo${i + 1}@${random.pick(["bulk-mailer.test", "ads.test", "offers.test"])}`;
    const key = `x${i + 1}`;
    customers.push({
      key,
      origin: "request",
      kind: "person",
      stage: "lead",
      name: email,
      address: "همراه گرامی",
      city: "",
      createdAt: receivedAt,
      interests: [],
      points: [{ kind: "email", value: email, verified: false, shared: false }],
    });
    return {
      key: `s${i + 1}`,
      receivedAt,
      customerKey: key,
      sender: { name: email, email },
      channel: random.pick<Channel>(["email", "web"]),
      kind: "other",
      priority: "normal",
      subject,
      body,
      acts: unread ? [] : [{ at: workAfter(receivedAt, random.int(5, 120)), by: coordinator, do: "spam" }],
    };
  });
}

/** The mobile of one card with the email of another: the same person twice in the books, still to be merged. */
export function twinRequests(customers: DemoCustomer[], random: Random, now: Date): DemoRequest[] {
  return customers
    .filter((c) => c.key.endsWith("b"))
    .map((twin, i) => {
      const key = twin.key.slice(0, -1);
      const card = customers.find((c) => c.key === key)!;
      const receivedAt = new Date(now.getTime() - (i * 130 + 35) * MINUTE);
      return {
        key: `t${i + 1}`,
        receivedAt,
        customerKey: key,
        conflictsWith: twin.key,
        sender: { name: card.name, phone: card.points[0]!.value, email: twin.points[0]!.value },
        channel: "web",
        kind: "service",
        priority: "normal",
        subject: ["یادآوری سرویس سالانه", "به‌روز کردن نشانی", "پرسش دربارهٔ گارانتی", "خرید دستگاه دوم"][i % 4]!,
        body: [
          "سلام. پیامک سرویس سالانه هنوز نیامده، ولی فکر می‌کنم موعدش شده باشد. لطفاً بررسی کنید و یک نوبت عصر بدهید.",
          "نشانی ما عوض شده و ایمیلم را هم تازه کرده‌ام. لطفاً در پرونده‌ام هر دو را ثبت کنید تا نامه‌ها گم نشود.",
          "دستگاهم را سال گذشته با شمارهٔ دیگری ثبت کرده بودم. گارانتی‌اش تا کی است؟",
          `برای خانهٔ مادرم هم یک دستگاه می‌خواهم. خرید قبلی‌ام سفارش ${digits(random.int(21_300, 48_900))} بود و راضی بودیم.`,
        ][i % 4]!,
        acts: [],
      };
    });
}

/** The same customer asks the same again an hour later; the desk merges it into the first, which is still alive. */
export function merged(random: Random, history: DemoRequest[], count: number): DemoRequest[] {
  const lasting = history.filter((r) => r.acts.length > 4);
  return random
    .shuffle(lasting)
    .flatMap((into) => {
      const receivedAt = new Date(into.receivedAt.getTime() + random.int(20, 90) * MINUTE);
      const at = workAfter(receivedAt, random.int(5, 40));
      const end = into.acts[into.acts.length - 1]!.at;
      if (at.getTime() > end.getTime() - 60 * MINUTE) return [];
      const order = digits(random.int(21_300, 48_900));
      const body = random.pick(duplicateBodies).replace("{order}", order);
      const { acts: _, ...rest } = into;
      return [
        {
          ...rest,
          key: `${into.key}d`,
          receivedAt,
          body,
          acts: [{ at, by: coordinator, do: "merge" as const, into: into.key }],
        },
      ];
    })
    .slice(0, count);
}
