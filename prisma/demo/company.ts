import type { DemoCompany, DemoDepartment, DemoPosition, DemoSubstitution, DemoUser } from "@/prisma/demo/shape";

export const company: DemoCompany = {
  name: "زلال پیوند",
  legalName: "شرکت زلال پیوند (سهامی خاص)",
  colour: "#0f766e",
  areaCode: "021",
  silenceDays: 7,
  front: {
    title: "زلال پیوند؛ آب گوارا در خانه و محل کار",
    lead: "دستگاه‌های تصفیهٔ آب خانگی و نیمه‌صنعتی می‌سازیم، نصب می‌کنیم و سال‌ها کنارشان می‌مانیم. هر پرسش، سفارش یا گلایه‌ای دارید همین‌جا بنویسید؛ یک نفر آن را تا پایان پیگیری می‌کند.",
    ask: "درخواست، پرسش یا شکایت خود را بنویسید. شمارهٔ همراه یا ایمیل کافی است و پاسخ را به همان راه می‌فرستیم.",
    track: "با کد رهگیری ببینید درخواستتان به کجا رسیده است.",
    club: "با هر خرید و هر تعویض به‌موقع فیلتر، در باشگاه مشتریان امتیاز می‌گیرید.",
    about:
      "زلال پیوند از سال ۱۳۸۹ در شهرک صنعتی عباس‌آباد دستگاه تصفیهٔ آب تولید می‌کند و در بیست‌وهشت شهر نمایندهٔ فروش و سرویس دارد.",
    hours: "شنبه تا چهارشنبه ۸ تا ۱۷، پنجشنبه‌ها ۸ تا ۱۳",
    address: "تهران، خیابان شریعتی، بالاتر از پل صدر، شمارهٔ ۱۶۷۰، طبقهٔ سوم",
    phone: "۰۲۱ ۰۰۰۰ ۱۶۷۰",
    email: "info@zolalpeyvand.example.ir",
  },
};

export const departments: DemoDepartment[] = [
  { key: "desk", name: "ارتباط با مشتریان", desk: true },
  { key: "sales", name: "فروش", desk: false, publicHint: "خرید دستگاه و فیلتر، قیمت، نمایندگی و ارسال" },
  { key: "support", name: "پشتیبانی فنی", desk: false, publicHint: "نصب، سرویس، تعویض فیلتر، خرابی و گارانتی" },
  { key: "finance", name: "مالی", desk: false, publicHint: "فاکتور، پرداخت، بازگشت وجه و تسویه" },
];

export const coordinator = "coordinator@demo.test";
export const officer = (n: 1 | 2 | 3 | 4 | 5 | 6) => `officer${n}@demo.test`;

export const users: DemoUser[] = [
  { email: "admin@demo.test", name: "سامان یزدانی", title: "مدیر سامانه", roles: ["administrator"] },
  { email: "manager@demo.test", name: "فریبا کیانی", title: "مدیرعامل", roles: ["manager"] },
  { email: coordinator, name: "نرگس احمدی", title: "مسئول ارتباط با مشتریان", roles: [] },
  { email: officer(1), name: "پویا رستگار", title: "کارشناس فروش", roles: [] },
  { email: officer(2), name: "مهناز صدری", title: "مدیر فروش", roles: [] },
  { email: officer(3), name: "کاوه نادری", title: "کارشناس پشتیبانی فنی", roles: [] },
  { email: officer(4), name: "بهزاد افشار", title: "مدیر پشتیبانی فنی", roles: [] },
  { email: officer(5), name: "الهام توکلی", title: "کارشناس حساب مشتریان", roles: [] },
  { email: officer(6), name: "منصور شفیعی", title: "مدیر مالی", roles: [] },
];

const seat = (
  key: string,
  title: string,
  department: DemoPosition["department"],
  role: DemoPosition["role"],
  holder: string | null,
): DemoPosition => ({ key, title, department, role, holder });

export const positions: DemoPosition[] = [
  seat("desk.coordinator", "مسئول ارتباط با مشتریان", "desk", "coordinator", coordinator),
  seat("sales.officer", "کارشناس فروش", "sales", "officer", officer(1)),
  seat("sales.manager", "مدیر فروش", "sales", "department_manager", officer(2)),
  seat("support.officer", "کارشناس پشتیبانی فنی", "support", "officer", officer(3)),
  seat("support.manager", "مدیر پشتیبانی فنی", "support", "department_manager", officer(4)),
  seat("support.dispatch", "کارشناس اعزام و سرویس در محل", "support", "officer", null),
  seat("finance.officer", "کارشناس حساب مشتریان", "finance", "officer", officer(5)),
  seat("finance.manager", "مدیر مالی", "finance", "department_manager", officer(6)),
];

/** The holder of a seat that is not vacant. */
export function holderOf(position: string): string {
  const found = positions.find((p) => p.key === position)?.holder;
  if (!found) throw new Error(`vacant or unknown seat ${position}`);
  return found;
}

const DAY = 86_400_000;
/** One substitute at work now (the head of finance is away), one of the past. */
export function makeSubstitutions(now: Date): DemoSubstitution[] {
  const days = (n: number) => new Date(now.getTime() + n * DAY);
  return [
    {
      position: "finance.manager",
      substitute: officer(5),
      from: days(-2),
      until: days(8),
      reason: "مرخصی استحقاقی آقای شفیعی",
    },
    {
      position: "sales.manager",
      substitute: officer(1),
      from: days(-62),
      until: days(-55),
      reason: "مأموریت نمایشگاه صنعت آب",
    },
  ];
}
