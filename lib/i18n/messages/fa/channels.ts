import { adapters } from "./channel-adapters";

export const channels = {
  nav: "کانال‌ها",
  lead: "درهایی که پیام مشتری از آن‌ها می‌رسد و پاسخ از آن‌ها بیرون می‌رود.",
  adapters,
  test: {
    noAnswer: "طرف دیگر در ۳۰ ثانیه پاسخ نداد. نشانی و درگاه را بررسی کنید.",
  },
} as const;
