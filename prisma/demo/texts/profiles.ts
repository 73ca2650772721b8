/** Words of the demo company's cards: a maker of water purifiers and the people who drink from them. */
export const streets = [
  "خیابان شهید بهشتی",
  "بلوار کشاورز",
  "خیابان امام خمینی",
  "خیابان سعدی",
  "بلوار معلم",
  "خیابان طالقانی",
  "خیابان آزادی",
  "بلوار فردوس",
  "خیابان حافظ",
  "شهرک گلستان",
] as const;
export const alleys = ["کوچهٔ یاس", "کوچهٔ نسترن", "کوچهٔ دوم", "بن‌بست سرو", "کوچهٔ لاله", "کوچهٔ شهید رضایی"] as const;
export const devices = ["آب‌نوش ۵", "آب‌نوش ۷ قلیایی", "چشمه صنعتی ۲۰۰", "چشمه صنعتی ۴۰۰", "زلال خانه"] as const;
export const incomes = [
  ["low", 1],
  ["lower_middle", 3],
  ["middle", 5],
  ["upper_middle", 2],
  ["high", 1],
] as const;
export const tastes = ["رنگ سفید", "نصب زیر سینک", "شیر ایستاده", "دستگاه کم‌جا", "بستهٔ اقتصادی", "تماس عصرها"] as const;
export const services = ["نصب", "سرویس دوره‌ای", "تعویض فیلتر", "تمدید گارانتی", "آزمایش آب", "مشاورهٔ خرید"] as const;
export const expectations = [
  "سرویس‌کار سر ساعت بیاید و پیش از آمدن تماس بگیرد.",
  "قیمت فیلترها پیش از سرویس گفته شود.",
  "پاسخ کتبی بدهیم؛ تلفنی دوست ندارد.",
  "فاکتور رسمی با نام شرکت صادر شود.",
  "همیشه یک نفر ثابت پیگیر کارش باشد.",
] as const;
export const personTags = [
  "خوش‌حساب",
  "پیگیر",
  "معرف خوب",
  "نیازمند تماس پیش از اعزام",
  "وفادار",
  "حساس به قیمت",
] as const;
export const firmTags = ["قرارداد سالانه", "خرید عمده", "پرداخت مدت‌دار", "وفادار", "نیازمند فاکتور رسمی"] as const;
export const tones: Record<string, "neutral" | "accent" | "info" | "success" | "warning" | "danger"> = {
  خوش‌حساب: "success",
  پیگیر: "info",
  "معرف خوب": "accent",
  "نیازمند تماس پیش از اعزام": "warning",
  وفادار: "success",
  "حساس به قیمت": "neutral",
  "قرارداد سالانه": "accent",
  "خرید عمده": "info",
  "پرداخت مدت‌دار": "warning",
  "نیازمند فاکتور رسمی": "neutral",
};
export const notes = [
  { by: "coordinator", body: "ترجیح می‌دهد بعد از ساعت چهار با او تماس بگیریم." },
  { by: "coordinator", body: "در نمایشگاه صنعت آب با ما آشنا شد و کارت ویزیت داد." },
  { by: "coordinator", body: "خبرنامه نمی‌خواهد؛ فقط یادآوری سرویس." },
  { by: "support", body: "فشار آب ساختمان کم است؛ در هر سرویس پمپ هم بازبینی شود." },
  { by: "support", body: "سختی آب منطقه بالاست، فیلتر مرحلهٔ دوم زودتر عوض شود." },
  { by: "support", body: "دستگاه در انباری نصب است؛ برای سرویس نردبان لازم است." },
  { by: "sales", body: "پیش‌فاکتور دستگاه دوم را خواسته است؛ برای دفتر تازه‌اش." },
  { by: "sales", body: "در خرید بعدی تخفیف وفاداری پنج درصد وعده داده شده است." },
] as const;
export const touches = [
  { kind: "call", direction: "out", body: "یادآوری سرویس شش‌ماهه؛ وقت هفتهٔ آینده را پذیرفت." },
  { kind: "call", direction: "in", body: "دربارهٔ فرق دو مدل پرسید؛ بروشور برایش فرستاده شد." },
  { kind: "call", direction: "out", body: "از رضایت پس از نصب پرسیدیم؛ از کیفیت آب راضی بود." },
  { kind: "visit", direction: "in", body: "به نمایشگاه تهران آمد و دستگاه‌های تازه را دید." },
  { kind: "visit", direction: "out", body: "کارشناس برای آزمایش آب به محل رفت؛ نمونه به آزمایشگاه داده شد." },
  { kind: "meeting", direction: "out", body: "جلسهٔ مرور قرارداد سرویس سالانه؛ تمدید شد." },
  { kind: "letter", direction: "in", body: "نامهٔ رسمی برای اعلام تغییر نشانی محل نصب." },
] as const;
/** Name and price in rial. */
export const goods: readonly (readonly [string, number])[] = [
  ["دستگاه آب‌نوش ۵", 98_000_000],
  ["دستگاه آب‌نوش ۷ قلیایی", 142_000_000],
  ["بستهٔ فیلتر سه‌تایی", 12_500_000],
  ["فیلتر ممبران", 18_900_000],
  ["سرویس دوره‌ای", 6_500_000],
  ["تمدید گارانتی یک‌ساله", 9_800_000],
  ["شیر برداشت استیل", 7_200_000],
];
export const roles = ["مدیرعامل", "مسئول خرید", "مدیر مالی", "مسئول تأسیسات", "کارپرداز"] as const;
export const kin = ["همسر", "خواهر", "فرزند", "پدر"] as const;
/** Fields that the house made for its cards. */
export const fields = [
  { key: "device", label: "مدل دستگاه", type: "choice", options: [...devices], kinds: ["person", "organization"] },
  { key: "contract", label: "قرارداد سرویس دارد", type: "yes_no", kinds: ["person", "organization"] },
  { key: "economic", label: "کد اقتصادی", type: "text", kinds: ["organization", "supplier"] },
] as const;
