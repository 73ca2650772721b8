/** Words of the front page and of the frame around the public pages. */
export const publicPages = {
  title: "چه کمکی از ما برمی‌آید؟",
  lead: "درخواست خود را بنویسید و با کد پیگیری ببینید کار به کجا رسیده است.",
  ask: "ثبت درخواست",
  askHint: "پرسش، شکایت، سفارش یا پیشنهاد؛ بدون نیاز به حساب کاربری",
  track: "پیگیری درخواست",
  trackHint: "با کد پیگیری دوازده‌نویسه‌ای که هنگام ثبت گرفته‌اید",
  contact: "راه‌های دیگر",
  phone: "تلفن",
  email: "ایمیل",
  address: "نشانی",
  hours: "ساعت پاسخ‌گویی",
  home: "صفحهٔ نخست",
  staff: "ورود همکاران",
} as const;
