import { hash } from "node:crypto";
import type { Features } from "./likeness-features";

/**
 * To be raised with each change of what keys a card has: a base that was scanned with other ones is scanned anew by itself
 * (`scanAgain`). A test knows the keys of this version.
 */
export const KEY_VERSION = 1;

/** A block with more cards than this is left out: what so many share tells nobody apart, and narrower keys of the same pairs remain. */
export const BLOCK_LIMIT = 20;

/**
 * So many others one card is compared with, at most: those with whom it shares the most and rarest keys (each counts the log of how far
 * its block is below the limit), so that a card costs the same in a large base. Tried on 10,000 made cards: against no bound, 0 to 0.2 %
 * of the twins are lost.
 */
export const MOST_COMPARED = 5;

/**
 * The keys by which a card is found beside another, so that not all pairs need comparing. Negative ones are strong: sharing one is
 * enough to compare two cards; of the others two must be shared. Each is a 48-bit hash, so the table holds nothing personal.
 * A value with one slip still shares a part of it (front or back of a number, the other word of a name with an initial).
 */
export function keysOf(card: Features): number[] {
  const keys = new Set<number>();
  const strong = (kind: string, ...parts: string[]) =>
    parts.every(Boolean) && keys.add(-keyOf(`${kind}|${parts.join("|")}`));
  const weak = (kind: string, ...parts: string[]) =>
    parts.every(Boolean) && keys.add(keyOf(`${kind}|${parts.join("|")}`));
  nameKeys(card, strong, weak);
  numberKeys(card, strong, weak);
  placeKeys(card, strong, weak);
  for (const { digits } of card.phones) {
    strong("phone", digits);
    weak("phone-front", digits.slice(0, -4));
    weak("phone-back", digits.slice(-5));
  }
  for (const { stem, local, letters } of card.emails) {
    strong("stem", stem);
    strong("local", local);
    weak("letters", letters);
  }
  for (const { id } of card.handles) strong("handle", id);
  return [...keys];
}

type Add = (kind: string, ...parts: string[]) => unknown;

function nameKeys(card: Features, strong: Add, weak: Add) {
  const { words, city } = card;
  const year = card.birthday.slice(0, 4);
  const sounds = words.map((w) => w.sound);
  const sorted = [...sounds].sort().join(" ");
  strong("name", sorted);
  strong("joined", sounds.join(""));
  strong(
    "bones",
    words.length > 1
      ? words
          .map((w) => w.bones)
          .sort()
          .join(" ")
      : "",
    city || card.postalCode,
  );
  for (const [one, other] of pairsOf(sounds)) {
    weak("word-first", one, other.slice(0, 1));
    weak("word-last", one, other.slice(-2));
    strong("word-first-year", one, other.slice(0, 1), year);
  }
  for (const one of sounds.slice(0, 4)) {
    weak("word", one);
    weak("word-city", one, city);
    if (card.postalCode.length < 8) weak("word-district", one, card.postalCode);
  }
}

/** Each word with one other: all of two, the first and last of more. */
function pairsOf(sounds: string[]): [string, string][] {
  if (sounds.length < 2) return [];
  const [first, last, middle] = [sounds[0]!, sounds.at(-1)!, sounds[1]!];
  const pairs: [string, string][] = [
    [first, last],
    [last, first],
  ];
  return sounds.length === 2 ? pairs : [...pairs, [middle, last], [last, middle]];
}

function numberKeys({ nationalId, birthday, jalali, words }: Features, strong: Add, weak: Add) {
  strong("id", nationalId);
  if (nationalId.length >= 6) {
    const half = Math.ceil(nationalId.length / 2);
    weak("id-front", nationalId.slice(0, half));
    weak("id-back", nationalId.slice(-half));
  }
  const initials = words
    .map((w) => w.sound.slice(0, 1))
    .sort()
    .join("");
  weak("birthday", birthday); // in a large base too many for a key of its own: one initial more
  for (const { sound } of words.slice(0, 3)) weak("birthday-initial", birthday, sound.slice(0, 1));
  weak("month-day", birthday.slice(4), initials);
  weak("month-day-jalali", jalali.slice(4), initials);
}

function placeKeys({ address, postalCode, city, words }: Features, strong: Add, weak: Add) {
  const [longest = "", next = ""] = address.words.filter((w) => !/\d/.test(w)).sort((x, y) => y.length - x.length);
  strong("address", address.joined && [...address.words].sort().join(" "));
  for (const number of address.numbers.slice(0, 2)) {
    strong("house", number, longest, city);
    weak("house-district", number, postalCode);
  }
  for (const street of [longest, next]) weak("street-house", address.numbers[0] ?? "", street);
  for (const { sound } of words.slice(0, 3)) weak("street-word", longest, sound);
  if (postalCode.length >= 8) {
    strong("postal", postalCode);
    weak("postal-front", postalCode.slice(0, 5));
    weak("postal-back", postalCode.slice(-5));
  } else
    weak(
      "district",
      postalCode,
      words
        .map((w) => w.sound.slice(0, 1))
        .sort()
        .join(""),
    );
}

/** 48 bits of SHA-1, never 0: among ten million keys about one pair meets by chance, and then costs one comparison. */
const keyOf = (text: string): number => hash("sha1", text, "buffer").readUIntBE(0, 6) || 1;
