import { searchKey } from "@/lib/base/text";

/** From this score on two texts of one customer are shown as perhaps the same request. */
export const ALIKE = 0.5;
/** Texts that say less than this of their matter cannot be told apart. */
const WORDS_MIN = 3;
const BODY_SHOWN = 4000;

/* What every request says: greetings, politeness, particles. It tells nothing of the matter. */
const COMMON = new Set(
  (
    "سلام درود احترام احتراما وقت بخیر صبح عصر خسته نباشید لطفا خواهشمند خواهشمندم است هست بود شد شده شود کرد کرده کنید کنم کنند می نمی " +
    "را به از در با بر و یا تا که هم این آن ان من ما شما او ایشان برای باید بدون چون اگر ولی اما پس هر یک دو چند همه هیچ خود خیلی " +
    "دارد دارم داریم ندارد ندارم بودم بوده باشد باشید ممنون متشکرم تشکر سپاس مرسی بابت لطف رسیدگی بررسی پیگیری فرمایید بفرمایید نمایید " +
    "جناب سرکار اقای خانم همکار گرامی عزیز محترم شرکت موضوع درخواست چرا چه کی کجا چگونه ایا دوباره باز هنوز الان اکنون دیروز امروز فردا " +
    "ها های ای ام اید ایم اند ش م ت روز خواستم میخواهم خواهم کنیم بگویید اعلام عرض ادب کردم کردیم گفتم گفتید ببخشید"
  ).split(" "),
);
const MONTHS = new Set(
  "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند بهار تابستان پاییز زمستان".split(" "),
);
const ENDINGS = /(هایشان|هایمان|هایتان|هایم|هایت|هایش|های|ها|تان|مان|شان|یم|ید|ند)$/u;

type Read = { words: Map<string, number>; pieces: Set<string>; figures: Set<string>; months: Set<string> };

/** What of a text tells its matter: words without endings, pieces of three letters, figures, months. */
function read(subject: string, body: string): Read {
  const tokens = searchKey(`${subject} ${body.slice(0, BODY_SHOWN)}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = tokens.filter((w) => !COMMON.has(w) && (w.length > 1 || /\d/.test(w)));
  const stems = telling.map((w) => (w.length > 4 ? w.replace(ENDINGS, "") || w : w));
  const words = new Map<string, number>();
  for (const stem of stems) words.set(stem, Math.min(8, stem.length));
  const joined = stems.join("");
  const pieces = new Set(Array.from({ length: Math.max(0, joined.length - 2) }, (_, i) => joined.slice(i, i + 3)));
  return {
    words,
    pieces,
    figures: new Set(stems.filter((w) => /^\d{2,}$/.test(w))),
    months: new Set(stems.filter((w) => MONTHS.has(w))),
  };
}

const common = <T>(a: Set<T>, b: Set<T>) => [...a].filter((one) => b.has(one)).length;
const weigh = (words: Iterable<number>) => [...words].reduce((sum, w) => sum + w, 0);
/** Both name such things, and none the same: order 812 is not order 813, آبان is not مهر. */
const contradict = (a: Set<string>, b: Set<string>) => a.size > 0 && b.size > 0 && common(a, b) === 0;

/**
 * How alike two requests of one customer are, 0 to 1: the mean of how many words (by length) and how many pieces of three letters they
 * share (Dice, 1945). Texts that name different figures or months, or say too little, are not alike. Pure.
 */
export function likeness(a: { subject: string; body: string }, b: { subject: string; body: string }): number {
  const [x, y] = [read(a.subject, a.body), read(b.subject, b.body)];
  if (Math.min(x.words.size, y.words.size) < WORDS_MIN) return 0;
  if (contradict(x.figures, y.figures) || contradict(x.months, y.months)) return 0;
  const shared = [...x.words].filter(([word]) => y.words.has(word)).map(([, weight]) => weight);
  if (shared.length < WORDS_MIN) return 0;
  const words = (2 * weigh(shared)) / (weigh(x.words.values()) + weigh(y.words.values()));
  const pieces = (2 * common(x.pieces, y.pieces)) / (x.pieces.size + y.pieces.size);
  return Math.round(((words + pieces) / 2) * 1000) / 1000;
}
