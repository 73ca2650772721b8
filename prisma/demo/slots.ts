import { dayText, digits, dueAfter, weekdayText } from "@/prisma/demo/calendar";
import type { Random } from "@/prisma/demo/random";
import type { DemoCustomer } from "@/prisma/demo/shape";

const HOME = [
  ["دستگاه شش‌مرحله‌ای ZP-600", "ZP-600", 7_850_000],
  ["دستگاه هشت‌مرحله‌ای ZP-800", "ZP-800", 11_400_000],
  ["دستگاه کم‌جای ZP-Mini", "ZP-Mini", 9_200_000],
  ["دستگاه رومیزی ZT-20", "ZT-20", 6_300_000],
] as const;
const FIRM = [
  ...HOME,
  ["دستگاه نیمه‌صنعتی RO-400", "RO-400", 48_500_000],
  ["سختی‌گیر SF-25", "SF-25", 16_900_000],
] as const;
const FILTERS = [
  "فیلتر الیافی",
  "فیلتر کربن بلاک",
  "ممبران ۷۵ گالن",
  "فیلتر پست‌کربن",
  "فیلتر مینرال",
  "بستهٔ کامل فیلتر",
];
const PARTS = ["پمپ", "شیر برداشت", "مخزن ذخیره", "شیر برقی", "هوزینگ اول", "سوییچ فشار"];
const DAY = 86_400_000;

/** «۷٬۸۵۰٬۰۰۰». */
export const money = (toman: number) => digits(String(toman).replace(/\B(?=(\d{3})+$)/g, "٬"));

/** The words that stand for `{slots}` in one request: the same order, day and amount from question to reply. */
export class Slots {
  private readonly values: Record<string, string>;
  /** The promised day, once a text has named it. */
  promised: Date | null = null;

  constructor(
    private readonly random: Random,
    customer: DemoCustomer,
    receivedAt: Date,
  ) {
    const [product, code, price] = random.pick(customer.kind === "person" ? HOME : FIRM);
    const days = random.int(4, 19);
    const back = (n: number) => dayText(new Date(receivedAt.getTime() - n * DAY));
    const family = customer.address.replace(/^(سرکار|جناب) /, "");
    this.values = {
      product,
      code,
      filter: random.pick(FILTERS),
      part: random.pick(PARTS),
      city: customer.city,
      me: customer.name,
      dear: customer.address,
      caller: customer.kind === "person" ? family : customer.name,
      amount: money(Math.round((price * (0.94 + random.next() * 0.12)) / 50_000) * 50_000),
      small: money(random.int(8, 58) * 50_000),
      order: digits(random.int(21_300, 48_900)),
      invoice: digits(random.int(1_100, 9_860)),
      serial: `${code.replace("-", "").toUpperCase()}${random.int(100_000, 999_999)}`,
      tds: digits(random.int(28, 74) * 10),
      people: digits(random.int(3, 7)),
      count: digits(random.int(4, 38)),
      age: digits(random.int(7, 26)),
      days: digits(days),
      bought: back(days),
      recent: back(random.int(1, 3)),
    };
  }

  fill(text: string, at: Date): string {
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === "visit") return this.visit(at);
      const value = this.values[name];
      if (value === undefined) throw new Error(`no slot {${name}}`);
      return value;
    });
  }

  private visit(at: Date): string {
    this.promised ??= dueAfter(at, this.random.int(2, 4));
    return weekdayText(this.promised);
  }
}
