import type { DepartmentKey } from "@/prisma/demo/shape";

/* What helps beside the work: texts kept ready, lists of what is to be done, rules, presses, views and what is to be looked at again. */

export const companyTexts = [
  {
    name: "دریافت شد",
    shortcut: "دریافت",
    body: "سلام {{customer.name}} عزیز،\nدرخواست شما به شمارهٔ {{request.number}} رسید و همکاران ما در حال بررسی آن هستند. با کد رهگیری {{request.trackingCode}} می‌توانید ببینید به کجا رسیده است.\n\n{{me.name}}\n{{company.name}}",
  },
  {
    name: "پوزش از دیرکرد",
    shortcut: "پوزش",
    body: "سلام {{customer.name}} عزیز،\nاز اینکه پاسخ درخواست «{{request.subject}}» دیر شد پوزش می‌خواهیم. موضوع را پیگیری کردیم و نتیجه را تا پایان فردا به شما می‌گوییم.",
  },
  {
    name: "ساعت کار و راه تماس",
    shortcut: "تماس",
    body: "همکاران ما شنبه تا چهارشنبه ۸ تا ۱۷ و پنجشنبه‌ها ۸ تا ۱۳ پاسخگو هستند. تلفن: {{company.phone}}",
  },
];

export const departmentTexts: ({ department: DepartmentKey; by: string } & (typeof companyTexts)[number])[] = [
  {
    department: "support",
    by: "officer4@demo.test",
    name: "آماده کردن محل نصب",
    shortcut: "نصب",
    body: "پیش از آمدن سرویسکار، شیر آب زیر سینک را ببندید و نیم متر جای خالی کنار آن آماده کنید. زمان آمدن را یک روز پیش با شما هماهنگ می‌کنیم.",
  },
  {
    department: "finance",
    by: "officer6@demo.test",
    name: "مدارک بازگشت وجه",
    shortcut: "بازگشت-وجه",
    body: "برای بازگشت وجه، شمارهٔ شبا به نام خریدار و تصویر فاکتور را بفرستید. پس از دریافت، واریز تا سه روز کاری انجام می‌شود.",
  },
  {
    department: "sales",
    by: "officer2@demo.test",
    name: "راهنمای انتخاب دستگاه",
    shortcut: "انتخاب",
    body: "برای پیشنهاد دستگاه مناسب بفرمایید چند نفر هستید، آب شهر شما چه سختی‌ای دارد و جای نصب زیر سینک است یا روی کابینت.",
  },
];

export const ownTexts = [
  {
    name: "امضای من",
    shortcut: "امضا",
    body: "با احترام\n{{me.name}}، {{me.position}}\n{{company.name}}، {{company.phone}}",
  },
];

type List = { name: string; kind?: "complaint" | "service"; department?: DepartmentKey; lines: [string, boolean][] };
export const checklists: List[] = [
  {
    name: "رسیدگی به شکایت",
    kind: "complaint",
    lines: [
      ["تماس با مشتری و شنیدن شرح", true],
      ["ثبت علت در یادداشت", true],
      ["پیشنهاد جبران", false],
      ["پرسیدن رضایت پس از حل", false],
    ],
  },
  {
    name: "تعویض دستگاه در گارانتی",
    kind: "service",
    department: "support",
    lines: [
      ["شمارهٔ سریال با کارت گارانتی می‌خواند", true],
      ["عکس دستگاه", true],
      ["تأیید مدیر پشتیبانی فنی", true],
      ["برگه به انبار", false],
    ],
  },
];

export const tagged = { tag: "ضمانت", rule: "برچسب «ضمانت»", words: ["ضمانت", "گارانتی"] };

export const views = [
  { name: "شکایت‌های وارده", place: "inbox", filter: { kind: "complaint" } },
  { name: "فوری‌ها", place: "inbox", filter: { priority: "urgent" } },
] as const;

/** What the coordinator will look at again, in working hours from now. */
export const followUps = [
  { hours: 3, note: "تلفنی بپرسم فیلتر رسیده است یا نه", snooze: false },
  { hours: 10, note: "قرار بود عکس رسید را بفرستد", snooze: true },
  { hours: 19, note: "نتیجهٔ بازدید سرویسکار", snooze: false },
  { hours: 30, note: "پیش از پایان مهلت گارانتی یادآوری شود", snooze: true },
  { hours: 48, note: "پیشنهاد قیمت را دیده است؟", snooze: false },
];
