/** Whose numbers these are, as the network first gave them out; a number carried to another operator keeps its prefix. */
export type Operator =
  | "mci"
  | "irancell"
  | "rightel"
  | "taliya"
  | "spadan"
  | "telekish"
  | "shatel"
  | "lotustel"
  | "aptel"
  | "azartel";

/** What a number's first digits say; empty for numbers of other countries and for prefixes that the tables do not know (yet). */
export type PhonePlace = { operator?: Operator; province?: string };

// Longest prefix wins. Source: libphonenumber's carrier data for +98 (which follows en.wikipedia.org/wiki/%2B98), with the ranges that
// came into use since: 990–996 of MCI, 900 and 941 of Irancell, 99910–99914 of virtual operators.
const OPERATORS: Record<string, Operator> = {
  "90": "irancell",
  "91": "mci",
  "92": "rightel",
  "93": "irancell",
  "931": "spadan",
  "932": "taliya",
  "934": "telekish",
  "941": "irancell",
  "990": "mci",
  "991": "mci",
  "992": "mci",
  "993": "mci",
  "994": "mci",
  "996": "mci",
  "9981": "shatel",
  "9982": "shatel",
  "9991": "irancell",
  "9998": "rightel",
  "99900": "lotustel",
  "99902": "mci",
  "99910": "aptel",
  "99911": "aptel",
  "99913": "aptel",
  "99914": "azartel",
  "99996": "rightel",
  "99997": "rightel",
  "99998": "rightel",
  "99999": "rightel",
};

// Area codes of the provinces since their numbers became eight digits long (ITU-T E.164 national plan of Iran; en.wikipedia.org/wiki/%2B98).
const PROVINCES: Record<string, string> = {
  "11": "mazandaran",
  "13": "gilan",
  "17": "golestan",
  "21": "tehran",
  "23": "semnan",
  "24": "zanjan",
  "25": "qom",
  "26": "alborz",
  "28": "qazvin",
  "31": "isfahan",
  "34": "kerman",
  "35": "yazd",
  "38": "chaharmahal",
  "41": "eastAzerbaijan",
  "44": "westAzerbaijan",
  "45": "ardabil",
  "51": "razaviKhorasan",
  "54": "sistan",
  "56": "southKhorasan",
  "58": "northKhorasan",
  "61": "khuzestan",
  "66": "lorestan",
  "71": "fars",
  "74": "kohgiluyeh",
  "76": "hormozgan",
  "77": "bushehr",
  "81": "hamadan",
  "83": "kermanshah",
  "84": "ilam",
  "86": "markazi",
  "87": "kurdistan",
};

/**
 * The operator of an Iranian mobile, or the province of a landline.
 * @param canonical E.164, as `parsePhone` gives it
 */
export function phonePlace(canonical: string): PhonePlace {
  if (!canonical.startsWith("+98")) return {};
  const national = canonical.slice(3);
  if (!national.startsWith("9")) {
    const province = PROVINCES[national.slice(0, 2)];
    return province ? { province } : {};
  }
  for (let length = 5; length >= 2; length--) {
    const operator = OPERATORS[national.slice(0, length)];
    if (operator) return { operator };
  }
  return {};
}
