/** An account of no real gateway: it is switched off, and its host does not exist. */
export const line = {
  adapter: "gateway",
  name: "خط پیامک ۳۰۰۰",
  settings: { from: "3000100020", url: "https://sms.example.test/send" },
  receives: true,
  sends: false,
  active: false,
};

/** What came by the line and became no request. */
export const strangers = [
  { from: "+989120009901", text: "لغو۱۱", daysAgo: 3, state: "ignored" as const, reason: "opt_out" },
  {
    from: "BANK",
    text: "مشتری گرامی، صورت‌حساب ماهانهٔ شما آماده است.",
    daysAgo: 6,
    state: "ignored" as const,
    reason: "automatic",
  },
  {
    from: "+989350009902",
    text: "سلام، فیلتر دستگاه ما باید عوض شود. چه روزی می‌آیید؟",
    daysAgo: 1,
    state: "failed" as const,
    attempts: 5,
    error: "received.unreadable",
  },
];

export const thanks = (number: string, code: string) => `درخواست شما با شمارهٔ ${number} ثبت شد.\nکد پیگیری: ${code}`;
