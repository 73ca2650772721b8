import type { AdapterWords } from "./adapter-words";

const line = {
  from: { label: "شمارهٔ خط", hint: "خطی که پیامک از آن می‌رود و پاسخ به آن می‌رسد؛ همان‌گونه که در پنل نوشته شده است." },
  codeTemplate: {
    label: "الگوی کد یک‌بارمصرف",
    hint: "کدهای یک‌بارمصرف باید با الگوی تأییدشده بروند تا به همه برسند. اگر خالی بماند، کد با متن ساده و از همین خط می‌رود.",
  },
  codeParameter: { label: "نام متغیر کد در الگو", hint: "بدون نشانه‌های دور آن." },
  baseUrl: {
    label: "نشانی سرویس",
    hint: "جز هنگامی که از راه پروکسی یا شبکهٔ بسته به آن می‌رسید، دست نزنید. آنجا رمزهای این کانال را می‌بیند.",
  },
  perSecond: { label: "بیشترین پیامک در ثانیه", hint: "بیش از آن نمی‌فرستیم؛ اندازه‌اش در قرارداد شماست." },
  lineKind: {
    label: "نوع خط",
    hint: "خط‌های ۱۰۰۰، ۲۰۰۰، ۳۰۰۰ و ۵۰۰۰ بیشتر تبلیغاتی‌اند: پیامک آن‌ها به کسانی که پیامک تبلیغاتی را بسته‌اند نمی‌رسد. برای پاسخ و کد، خط خدماتی بگیرید.",
    options: { service: "خدماتی", advertising: "تبلیغاتی" },
  },
  pricePersian: {
    label: "بهای هر پیامک فارسی (ریال)",
    hint: "برای نشان‌دادن هزینه پیش از فرستادن. صفر یعنی نشان داده نشود.",
  },
  priceLatin: { label: "بهای هر پیامک لاتین (ریال)" },
  optOut: {
    label: "واژه‌های لغو",
    hint: "با ویرگول از هم جدا کنید. کسی که تنها یکی از این‌ها را بفرستد دیگر پیامک خبر و پیشنهاد نمی‌گیرد. «لغو۱۱» یعنی با فرستادن ۱۱.",
  },
} as const;
const receiveBy = {
  label: "دریافت پیامک",
  hint: "با هر دو راه، یک پیامک دو بار می‌رسد. خواندن صندوق به نشانی‌ای از بیرون نیاز ندارد.",
  options: { poll: "صندوق را خودمان می‌خوانیم", hook: "سرویس‌دهنده به نشانی دریافت می‌فرستد" },
} as const;
const { codeParameter: _, ...plain } = line;
const { codeTemplate: __, baseUrl: ___, ...bare } = plain;

export const kavenegar = {
  name: "پیامک کاوه‌نگار",
  about:
    "برای دریافت پیامک یا نشانی دریافت را در پنل بنویسید یا بگذارید خودمان بخوانیم. گزارش تحویل از هر دو راه می‌رسد.",
  fields: {
    ...plain,
    apiKey: { label: "کلید API", hint: "در پنل کاوه‌نگار، بخش حساب کاربری." },
  },
} as const satisfies AdapterWords;

export const melipayamak = {
  name: "پیامک ملی‌پیامک",
  about: "نشانی دریافت را در پنل با همین نام‌ها بسازید: from، to، text و در صورت امکان id.",
  fields: {
    receiveBy,
    ...plain,
    username: { label: "نام کاربری" },
    password: { label: "رمز یا کلید API", hint: "اگر پنل کلید API می‌خواهد، همان را به جای رمز بنویسید." },
    codeTemplate: { label: "کد الگو (bodyId)", hint: "شمارهٔ الگوی تأییدشده‌ای که تنها یک متغیر دارد: کد یک‌بارمصرف." },
  },
} as const satisfies AdapterWords;

export const smsIr = {
  name: "پیامک SMS.ir",
  about: "پیامک‌های رسیده از فهرست روز خوانده می‌شوند، که بارها خواندنی است؛ پس با قطع ارتباط چیزی گم نمی‌شود.",
  fields: { receiveBy, ...line, apiKey: { label: "کلید وب‌سرویس", hint: "در پنل SMS.ir، بخش برنامه‌نویسان." } },
} as const satisfies AdapterWords;

export const ippanel = {
  name: "پیامک IPPanel",
  about: "برای همهٔ فروشندگانی که روی IPPanel (Edge) کار می‌کنند.",
  fields: { receiveBy, ...line, apiKey: { label: "توکن", hint: "کلید دسترسی که در پنل ساخته‌اید." } },
} as const satisfies AdapterWords;

const where = "جای آن در پاسخ: مانند data.ids[0]، یا الگو میان دو خط مورب /…/، یا نقطه یعنی همهٔ پاسخ.";
const match = "الگوی منظم (regex).";

export const gateway = {
  name: "درگاه پیامک دیگر",
  about:
    "هر سرویس‌دهنده‌ای که با HTTP کار می‌کند، بدون برنامه‌نویسی. در الگوها {to} گیرنده، {text} متن، {from} خط، {id} و {number} شناسهٔ ما، {code} کد و {secret.name} رمزهای شماست.",
  fields: {
    ...bare,
    url: { label: "نشانی فرستادن", hint: "با http یا https. متغیرها می‌توانند در مسیر و پرسش آن باشند." },
    method: { label: "روش", options: { POST: "POST", GET: "GET", PUT: "PUT" } },
    headers: { label: "سرآیندها", hint: "هر سطر یکی: Name: value" },
    bodyKind: { label: "قالب بدنه", options: { none: "بدون بدنه", form: "فرم", json: "JSON", xml: "XML" } },
    body: { label: "بدنه", hint: "فرم: هر سطر name=value. در JSON، «{from:number}» عدد می‌شود." },
    codeUrl: { label: "نشانی فرستادن کد", hint: "اگر کد یک‌بارمصرف نشانی دیگری دارد." },
    codeBody: { label: "بدنهٔ فرستادن کد", hint: "با {code}. اگر خالی باشد و نشانی هم نباشد، کد با متن ساده می‌رود." },
    secrets: {
      label: "رمزها",
      hint: "هر سطر name=value. در الگوها {secret.name}. پس از ذخیره دیگر نشان داده نمی‌شوند.",
    },
    phoneForm: { label: "شکل شماره‌ها", options: { "09": "0912…", "98": "98912…", "+98": "+98912…", "9": "912…" } },
    okStatus: { label: "وضعیت درست", hint: "مانند 200 یا 200-299." },
    okPlace: { label: "جای نشانهٔ موفقیت", hint: where },
    okValue: { label: "مقدار موفقیت", hint: match },
    idPlace: { label: "جای شناسهٔ پیامک", hint: where },
    errorPlace: { label: "جای کد خطا", hint: where },
    meanings: {
      label: "معنی خطاها",
      hint: "هر سطر: کد = credit، blocked، unknown_address، refused، expired، again، unsure یا wait و ثانیه. برای وضعیت HTTP بنویسید http 429 = wait 30",
    },
    inFrom: { label: "دریافت: نام خانهٔ فرستنده", hint: "چنان‌که سرویس‌دهنده به نشانی دریافت می‌فرستد." },
    inText: { label: "دریافت: نام خانهٔ متن" },
    inId: { label: "دریافت: نام خانهٔ شناسه" },
    inAt: { label: "دریافت: نام خانهٔ زمان" },
    inList: { label: "دریافت: جای فهرست", hint: "اگر چند پیام با هم می‌آید؛ مانند data.messages." },
    hookField: { label: "خانه یا سرآیند رمز دریافت" },
    hookSecret: { label: "رمز دریافت", hint: "اگر سرویس‌دهنده رمزی همراه می‌کند؛ بدون آن پذیرفته نمی‌شود." },
    reportId: { label: "تحویل: نام خانهٔ شناسه" },
    reportState: { label: "تحویل: نام خانهٔ وضعیت" },
    delivered: { label: "تحویل: مقدار رسیده", hint: match },
    failed: { label: "تحویل: مقدار نرسیده", hint: match },
    blocked: { label: "تحویل: مقدار لیست سیاه", hint: match },
    read: { label: "تحویل: مقدار خوانده", hint: match },
    pollUrl: {
      label: "نشانی خواندن صندوق",
      hint: "اگر باشد، خودمان می‌خوانیم (GET، پاسخ JSON). {place} شناسهٔ آخرین پیام و {since} زمان آن است.",
    },
    checkUrl: { label: "نشانی آزمایش", hint: "مانند نشانی مانده اعتبار (GET)." },
    creditPlace: { label: "جای اعتبار (ریال)", hint: where },
  },
} as const satisfies AdapterWords;
