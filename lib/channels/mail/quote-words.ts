/** How mail programs of many languages announce what they repeat. Kept apart from the rules so that a language is a few words more. */

/** «wrote»: in the line above a quote. */
export const WROTE =
  /(?:^|[\s,،>)»"'\u200e\u200f\u202a-\u202e\u2066-\u2069])(?:wrote|writes|sent(?=:$)|said(?=:$)|a écrit|ecrit|écrit|escribi[óo]|escribe|schrieb|ha scritto|scrisse|escreveu|schreef|geschreven|skrev|napisał(?:a|\(a\))?|napsala?|kirjoitti|yazdı|írta|a scris|написала?|пишет|пише|писал|έγραψε|نوشتند|نوشته(?:‌| )?(?:است|اند)|نوشته|نوشت|تمت كتابة ما يلي بواسطة|كتب|کتب|كتبت|כתב\/ה|כתב)\s*(?=$|[\s:：,<"-])|写道|寫道|のメール|書きました|wrote:$|작성/iu;

/** How such a line begins. */
export const BEGINS =
  /^[\s\u200e\u200f\u202a-\u202e\u2066-\u2069"*_-]*(?:on|at|in message|le|el|am|il|em|op|på|den|de|a|dnia|w dniu|dne|ha|în data de|vào|tarihinde|в|в(?:т|с|о|ч)|пн|вт|ср|чт|пт|сб|вс|den|tis|fre|lör|sön|tor|ons|mån|در تاریخ|به تاریخ|در|بتاریخ|در روز|في|بتاريخ|ב|於|于|在)(?=[\s,،.\d\u200e\u200f\u202a])/iu;

/** Of languages that have no word there: the date itself, perhaps behind a day's name. */
export const BEGINS_WITH_DATE = /^[\s\u200e\u200f"*-]*(?:\p{L}{2,12}[.,،]{0,2}\s)?[\d۰-۹]{1,4}[.\s/-]/u;

export const DATED =
  /[\d۰-۹٠-٩]{1,4}\s*[./:\u200f年月-]\s*[\d۰-۹٠-٩]{1,4}|[\d۰-۹٠-٩]{4}|[\d۰-۹٠-٩]{1,2}\.? (?:\p{L}{3,})/u;
export const MAIL_ADDRESS = /[^\s<>"'()[\]:;,،]+@[^\s<>"'()[\]:;,،]+\.[^\s<>"'()[\]:;,،]+/u;

const between = (words: string, end = "\\s*[-_=*]{2,}") =>
  new RegExp(`^[\\s>\\u200f\\u200e]*[-_=*]{2,}\\s*(?:${words})[^\\n]{0,40}?${end}\\s*$`, "iu");

const ORIGINAL =
  "original (?:message|appointment)|reply message|antwort nachricht|ursprüngliche (?:nachricht|mail)|originalnachricht|message (?:d['’]origine|initial)|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|originalmeddelande|opprinnelig melding|oprindelig (?:meddelelse|besked)|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|původní zpráva|eredeti üzenet|orijinal (?:mesaj|ileti)|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|邮件原件|元のメッセージ|원본 메시지|(?:پیام|نامه|ایمیل|متن)[ٔ‌ ]*(?:ی )?(?:اصلی|اولیه)|الرسالة الأصلية";
const FORWARDED =
  "forwarded (?:message|by|mail)|begin forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat|videresendt|edelleenlähetetty|przekazana wiadomość|пересланное сообщение|iletilen|転送|转发|轉寄|(?:پیام|نامه|ایمیل)[ٔ‌ ]*(?:ی )?(?:بازارسال|هدایت|ارسال|فوروارد|فرستاده)[‌ ]?(?:شده)?|رسالة معاد توجيهها";

export const ORIGINAL_LINE = between(ORIGINAL);
const FORWARD_BETWEEN = between(FORWARDED, "\\s*(?:[-_=*]{2,}|:)?");
const FORWARD_SAID =
  /^\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem encaminhada|شروع پیام (?:بازارسال|هدایت)[‌ ]شده)\s*:\s*$/iu;
export const isForwardLine = (line: string): boolean => FORWARD_BETWEEN.test(line) || FORWARD_SAID.test(line);

export const ABOVE_LINE = /(?:reply|respond).{0,25}above (?:this|the) line|پاسخ.{0,30}بالای این خط/iu;

const MARKS = "\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

/** Names of headers, by what they hold, in a head that a program wrote into the text. */
export const HEADERS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    from: "from|von|de|da|van|från|fra|od|lähettäjä|kimden|gönderen|от|отправитель|发件人|寄件者|寄件人|差出人|보낸 사람|من|از|از طرف|فرستنده|מאת|remitente|expéditeur|mittente",
    date: "date|sent|datum|gesendet(?: am)?|envoyé(?: le)?|fecha|enviado(?: el)?|enviada(?: em)?|data|inviato|verzonden|skickat|sendt|dato|päivämäärä|lähetetty|wysłano|odesláno|tarih|gönderildi|gönderme tarihi|дата|отправлено|发送时间|日期|寄件日期|送信日時|日付|보낸 날짜|تاریخ(?: ارسال)?|زمان(?: ارسال)?|ارسال[‌ ]?شده(?: در)?|فرستاده[‌ ]?شده|التاريخ|تم الإرسال|נשלח|reçu",
    to: "to|an|à|para|a|aan|till|til|do|komu|kime|кому|收件人|收件者|宛先|받는 사람|إلى|الى|به|گیرنده|אל|destinatario|vastaanottaja",
    subject:
      "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|konu|тема|主题|主旨|件名|제목|موضوع|عنوان|الموضوع|נושא",
    more: "cc|bcc|copie à?|kopie|kopia|reply-to|responder a|رونوشت|نسخه|پاسخ به|organization|importance|attachments?",
  }).map(([kind, names]) => [kind, new RegExp(`^[\\s*_>|${MARKS}]*(?:${names})[\\s*_${MARKS}]*[:：]`, "iu")]),
);

/** What telephones and programs write below everything. */
export const DEVICE_LINES: readonly RegExp[] = [
  /^[\s<(*_]*(?:sent|posted) (?:from|via|by|with|using)(?= |:)(?!.*[.!?؟] \p{Lu}).{1,110}$/iu,
  /^\s*from my (?:iphone|ipad|android|samsung|galaxy|phone|mobile|blackberry|cell).{0,60}$/iu,
  /^\s*someone from mobile\s*$/iu,
  /^\s*get outlook for (?:ios|android|mac).{0,100}$/iu,
  /^[\s*_]*(?:télécharger outlook pour|envoyé (?:depuis|de|à partir de) (?:mon|ma|l['’]application|outlook|yahoo)|von meinem .{2,60} gesendet|gesendet (?:von|mit|über) |diese nachricht wurde von (?:meinem|mein)|enviado (?:desde|do|a partir do) (?:mi|meu|outlook|yahoo|correo)|inviato da(?:l| )|verzonden (?:vanaf|met|vanuit)|verstuurd vanaf|skickat från m|sendt fra m|lähetetty |wysłan[eo] z|odesláno z|отправлено (?:с|из) |從我的.{2,30}傳送|发自我的|iphone ?から送信).{0,100}$/iu,
  /^\s*(?:ارسال|فرستاده)[‌ ]?شده (?:از|با|توسط) .{2,80}$/iu,
  /^\s*(?:از|با) (?:آیفون|گوشی|تلفن همراه|موبایل|iphone|ipad).{0,40}(?:ارسال|فرستاده)[‌ ]?(?:شد|شده|شده است|می[‌ ]?شود)\.?\s*$/iu,
  /^\s*outlook (?:برای|را برای) (?:ios|android|اندروید).{0,100}$/iu,
];
