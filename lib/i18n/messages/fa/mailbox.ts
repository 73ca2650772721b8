/** Words of the settings of a mailbox. */
const security = {
  label: "امنیت اتصال",
  options: { tls: "TLS از آغاز", starttls: "STARTTLS", none: "بی رمز؛ تنها در شبکهٔ بسته" },
};

export const mailbox = {
  name: "صندوق ایمیل",
  about: "نامه‌ها با IMAP خوانده و پاسخ‌ها با SMTP فرستاده می‌شوند.",
  fields: {
    address: { label: "نشانی ایمیل", hint: "نشانی‌ای که مشتری به آن می‌نویسد و پاسخ از آن می‌رود." },
    name: { label: "نام فرستنده", hint: "اگر خالی بماند، نام شرکت نوشته می‌شود." },
    auth: { label: "راه ورود", options: { password: "گذرواژه", oauth2: "OAuth2 (گوگل، مایکروسافت)" } },
    user: { label: "نام کاربری", hint: "اگر خالی بماند، همان نشانی ایمیل است." },
    password: { label: "گذرواژه", hint: "برای ورود با گذرواژه لازم است؛ بعضی سرویس‌ها «گذرواژهٔ برنامه» می‌خواهند." },
    imapHost: { label: "سرور IMAP", hint: "مانند imap.gmail.com یا outlook.office365.com" },
    imapPort: { label: "درگاه IMAP", hint: "۹۹۳ با TLS، ۱۴۳ با STARTTLS" },
    imapTls: security,
    smtpHost: { label: "سرور SMTP", hint: "مانند smtp.gmail.com یا smtp.office365.com" },
    smtpPort: { label: "درگاه SMTP", hint: "۴۶۵ با TLS، ۵۸۷ با STARTTLS" },
    smtpTls: security,
    folder: { label: "پوشه", hint: "پوشه‌ای که خوانده می‌شود." },
    begin: {
      label: "آغاز خواندن",
      hint: "اگر صندوق نامه‌های کهنه دارد، «تنها تازه‌ها» را برگزینید؛ وگرنه هر نامه یک درخواست می‌شود.",
      options: { all: "همهٔ نامه‌های پوشه", new: "تنها نامه‌های تازه" },
    },
    after: {
      label: "پس از خواندن",
      options: { keep: "دست نزن", seen: "خوانده‌شده کن", move: "به پوشهٔ دیگر ببر" },
    },
    moveTo: { label: "پوشهٔ خوانده‌ها", hint: "برای «به پوشهٔ دیگر ببر»؛ اگر نباشد ساخته می‌شود." },
    tokenUrl: {
      label: "نشانی گرفتن توکن (OAuth2)",
      hint: "گوگل: https://oauth2.googleapis.com/token — مایکروسافت: https://login.microsoftonline.com/common/oauth2/v2.0/token",
    },
    clientId: { label: "Client ID (OAuth2)" },
    clientSecret: { label: "Client secret (OAuth2)" },
    refreshToken: { label: "Refresh token (OAuth2)" },
    authserv: {
      label: "نام سرور سنجش فرستنده",
      hint: "نام نخست در سرآیند Authentication-Results که سرور خودتان می‌نویسد؛ تنها با گواهی آن، ایمیل فرستنده ثابت‌شده شمرده می‌شود.",
    },
    ca: { label: "گواهی ریشهٔ خودی (PEM)", hint: "برای سرورهای درون‌سازمانی با گواهی خودی." },
    anyCertificate: { label: "هر گواهی را بپذیر", hint: "تنها در شبکهٔ بسته؛ دیگر کسی هویت سرور را نمی‌سنجد." },
  },
} as const;
