import { searchKey } from "@/lib/base/text";

/** From this score on two texts of one customer are shown as perhaps the same request. */
export const ALIKE = 0.5;
/** Texts that say less than this of their matter cannot be told apart. */
const WORDS_MIN = 3;
const BODY_SHOWN = 4000;
/** Words that begin with so many same letters may be one, when one goes on no further than `LONGER` letters. */
const HEAD = 4;
const LONGER = 4;

/* What every request says: greetings, politeness, particles. It tells nothing of the matter. */
const COMMON = new Set(
  (
    "سلام درود احترام احتراما وقت بخیر صبح عصر خسته نباشید لطفا خواهشمند خواهشمندم است هست بود شد شده شود کرد کرده کنید کنم کنند می نمی " +
    "را به از در با بر و یا تا که هم این آن ان من ما شما او ایشان برای باید بدون چون اگر ولی اما پس هر یک دو چند همه هیچ خود خیلی " +
    "دارد دارم داریم ندارد ندارم بودم بوده باشد باشید ممنون متشکرم تشکر سپاس مرسی بابت لطف رسیدگی بررسی پیگیری فرمایید بفرمایید نمایید " +
    "جناب سرکار اقای خانم همکار گرامی عزیز محترم شرکت موضوع درخواست چرا چه کی کجا چگونه ایا دوباره باز هنوز الان اکنون دیروز امروز فردا " +
    "ها های ای ام اید ایم اند ش م ت روز خواستم میخواهم خواهم کنیم بگویید اعلام عرض ادب کردم کردیم گفتم گفتید ببخشید " +
    "میشه نمیشه میکنه نمیکنه میده نمیده میکند نمیکند میشود نمیشود میدهد نمیدهد دهد دهند دهید دادم داده دادید کنه شه شدم کردید گفته گفتند " +
    "مجدد مجددا همچنان فقط بعد قبل قبلا وقتی مدام مرتب فوری سریع خبری جواب پاسخ پیام کسی چیزی قرار بوده نشده نکرده نیست نشد نکرد ولی حتی کاملا"
  ).split(" "),
);
const MONTHS = new Set(
  "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند بهار تابستان پاییز زمستان".split(" "),
);
const ENDINGS = /(هایشان|هایمان|هایتان|هایم|هایت|هایش|های|ها|تان|مان|شان|یم|ید|ند)$/u;

type Two = [number, number];
type Read = { words: Map<string, number>; heads: Map<string, string[]>; pieces: Set<string> } & Record<
  "figures" | "months",
  Set<string>
>;

/** What of a text tells its matter: words without endings, pieces of three letters, figures, months. */
function read(subject: string, body: string): Read {
  const tokens = searchKey(`${subject} ${body.slice(0, BODY_SHOWN)}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = tokens.filter((w) => !COMMON.has(w) && (w.length > 1 || /\d/.test(w)));
  const stems = telling.map((w) => (w.length > 4 ? w.replace(ENDINGS, "") || w : w));
  const words = new Map<string, number>();
  const heads = new Map<string, string[]>();
  for (const stem of stems) words.set(stem, Math.min(8, stem.length));
  for (const word of words.keys()) heads.set(word.slice(0, HEAD), [...(heads.get(word.slice(0, HEAD)) ?? []), word]);
  const joined = stems.join("");
  const pieces = new Set(Array.from({ length: Math.max(0, joined.length - 2) }, (_, i) => joined.slice(i, i + 3)));
  return {
    words,
    heads,
    pieces,
    figures: new Set(stems.filter((w) => /^\d{2,}$/.test(w))),
    months: new Set(stems.filter((w) => MONTHS.has(w))),
  };
}

const common = <T>(a: Set<T>, b: Set<T>) => [...a].filter((one) => b.has(one)).length;
const weigh = (words: Iterable<number>) => [...words].reduce((sum, w) => sum + w, 0);
/** Both name such things, and none the same: order 812 is not order 813, آبان is not مهر. */
const contradict = (a: Set<string>, b: Set<string>) => a.size > 0 && b.size > 0 && common(a, b) === 0;

/** Has this word, or one that only goes on a little further: یخچال and یخچالمون. */
const has = ({ words, heads }: Read, word: string) =>
  words.has(word) ||
  (word.length >= HEAD &&
    (heads.get(word.slice(0, HEAD)) ?? []).some(
      (other) => Math.abs(other.length - word.length) <= LONGER && (other.startsWith(word) || word.startsWith(other)),
    ));
const sharedBy = (a: Read, b: Read) => [...a.words].filter(([word]) => has(b, word)).map(([, weight]) => weight);

/**
 * How alike two requests of one customer are, 0 to 1: the mean of how many words (by length) and how many pieces of three letters they
 * share. Of words counts what they share of both together (Dice, 1945) and, as a reminder is short, of the one that shares more. Texts that
 * name different figures or months, or say too little, are not alike. Pure.
 */
export function likeness(a: { subject: string; body: string }, b: { subject: string; body: string }): number {
  const [x, y] = [read(a.subject, a.body), read(b.subject, b.body)];
  if (Math.min(x.words.size, y.words.size) < WORDS_MIN) return 0;
  if (contradict(x.figures, y.figures) || contradict(x.months, y.months)) return 0;
  const shared = [sharedBy(x, y), sharedBy(y, x)] as const;
  if (Math.min(shared[0].length, shared[1].length) < WORDS_MIN) return 0;
  const [all, both] = [[x, y].map((one) => weigh(one.words.values())), shared.map(weigh)] as [Two, Two];
  const dice = (both[0] + both[1]) / (all[0] + all[1]);
  const ofOne = Math.max(both[0] / all[0], both[1] / all[1]);
  const pieces = (2 * common(x.pieces, y.pieces)) / (x.pieces.size + y.pieces.size);
  return Math.round((((dice + ofOne) / 2 + pieces) / 2) * 1000) / 1000;
}
