import type { LikenessCard } from "@/lib/identity/likeness-features";
import { cities } from "@/prisma/demo/cities";
import { families, men, organizations, women } from "@/prisma/demo/names";
import { mulberry, slipOf, two, wrongDay, wrongDigit } from "@/tests/identity/slips";

/** Makes labelled cards: people, households, same-name strangers, and second cards of some with the slips of hands. */
export type Profile = {
  /** Chance that a second card has this field at all. */
  kept: Record<"birthday" | "nationalId" | "city" | "address" | "postalCode" | "phone" | "email" | "given", number>;
  /** Slips on a second card: 1 to `slips`. */
  slips: number;
  swapped: number;
  latin: boolean;
  /** Weights of `slipOf`: changed, dropped, doubled, swapped neighbours, letters said alike, a space put in. */
  hands: readonly number[];
};

const whole = { birthday: 1, nationalId: 1, city: 1, address: 1, postalCode: 1, phone: 1, email: 1, given: 1 };
export const profiles: Record<"office" | "counter" | "sheet" | "branch" | "hurried", Profile> = {
  office: {
    kept: {
      ...whole,
      birthday: 0.75,
      nationalId: 0.6,
      city: 0.9,
      address: 0.75,
      postalCode: 0.7,
      phone: 0.9,
      email: 0.5,
      given: 0.95,
    },
    slips: 3,
    swapped: 0.08,
    latin: false,
    hands: [3, 3, 2, 2, 3, 1],
  },
  counter: {
    kept: {
      ...whole,
      birthday: 0.85,
      nationalId: 0.5,
      city: 0.95,
      address: 0.8,
      postalCode: 0.5,
      phone: 0.8,
      email: 0.7,
      given: 0.9,
    },
    slips: 4,
    swapped: 0.15,
    latin: false,
    hands: [1, 4, 4, 1, 6, 2],
  },
  branch: {
    kept: {
      ...whole,
      birthday: 0.9,
      nationalId: 0.4,
      city: 1,
      address: 0.7,
      postalCode: 0.6,
      phone: 1,
      email: 0.6,
      given: 1,
    },
    slips: 3,
    swapped: 0.2,
    latin: false,
    hands: [2, 5, 1, 4, 2, 3],
  },
  hurried: {
    kept: {
      birthday: 0.6,
      nationalId: 0.4,
      city: 0.85,
      address: 0.6,
      postalCode: 0.5,
      phone: 0.9,
      email: 0.4,
      given: 0.95,
    },
    slips: 5,
    swapped: 0.3,
    latin: false,
    hands: [3, 3, 2, 2, 3, 1],
  },
  sheet: {
    kept: {
      ...whole,
      birthday: 0.92,
      nationalId: 0.97,
      city: 0.97,
      address: 0.93,
      postalCode: 0.98,
      phone: 0,
      email: 0,
      given: 0.85,
    },
    slips: 6,
    swapped: 0.1,
    latin: true,
    hands: [3, 2, 2, 3, 1, 2],
  },
};

export type Made = { cards: LikenessCard[]; twins: Set<string> };
export const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

type Person = {
  given: string;
  family: string;
  card: LikenessCard;
};

const SUFFIXES = ["", "زاده", "پور", "نژاد", "نیا", "فر", "یان", " تهرانی", " اصل", "وند"];
const STREETS =
  "ولیعصر آزادی انقلاب شریعتی بهشتی مطهری فردوسی سعدی حافظ امام مدرس کاشانی طالقانی جمهوری پیروزی نواب گلستان بوستان نیلوفر سوسن لاله شقایق نسترن یاسمن بهار مهر آبان دانشگاه معلم کارگر".split(
    " ",
  );

/** Seeded; `cards` people of whom a fifth have a second card, some a third. */
export function makePeople(count: number, seed: number, profile: Profile): Made {
  const random = mulberry(seed);
  const made: Made = { cards: [], twins: new Set() };
  const stems = [...families.map(([fa, en]) => [fa, en] as const), ...men.map(([fa, en]) => [fa, en] as const)];
  const surnames = SUFFIXES.flatMap((end, i) =>
    stems.map(([fa, en]) => (profile.latin ? `${en}${LATIN_ENDS[i]}` : fa + (/^[^ ]/.test(end) ? "\u200c" : "") + end)),
  );
  const givens = [...women, ...men].flatMap(([fa, en], i) => {
    const name = profile.latin ? en : fa;
    const second = [...women, ...men][(i * 7 + 3) % 82]!;
    return [name, i % 2 ? `${name} ${profile.latin ? second[1] : second[0]}` : name];
  });
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!;
  /** Few are borne by many, as in life. */
  const often = <T>(all: readonly T[]) => all[Math.floor(random() ** 2.2 * all.length)]!;
  const chance = (p: number) => random() < p;
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 10)).join("");
  let serial = 0;
  const slip = (text: string) => slipOf(text, profile, random);

  const newPerson = (given = often(givens), family = often(surnames)): Person => {
    const id = `${String(++serial).padStart(8, "0")}-${digits(4)}`;
    const [city] = often(cities);
    const latinCity = profile.latin
      ? `${often(families)[1]}${["ton", "ville", " hills", " bay"][Math.floor(random() * 4)]}`
      : city;
    const card: LikenessCard = {
      id,
      kind: "person",
      name: `${given} ${family}`,
      nationalId: profile.latin ? String(1_000_000 + Math.floor(random() * 8_999_999)) : digits(10),
      nationalIdConfirmed: chance(0.3),
      birthday: `${1945 + Math.floor(random() * 60)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
      city: latinCity,
      address: profile.latin
        ? `${1 + Math.floor(random() * 150)} ${pick(families)[1]} ${pick(["street", "place", "crescent"])}`
        : `خیابان ${pick(STREETS)} کوچهٔ ${pick(STREETS)} پلاک ${1 + Math.floor(random() * 200)}`,
      postalCode: profile.latin ? String(2000 + Math.floor(random() * 5000)) : digits(10),
      points: [
        {
          kind: "mobile",
          canonical: `+989${pick(["12", "35", "19", "36"])}${digits(7)}`,
          shared: false,
          retired: false,
        },
        ...(chance(0.4)
          ? [
              {
                kind: "landline" as const,
                canonical: `+9821${pick(["22", "88", "66", "44"])}${digits(6)}`,
                shared: false,
                retired: false,
              },
            ]
          : []),
        {
          kind: "email",
          canonical: `${pick(men)[1]}.${pick(families)[1]}${digits(3)}@gmail.com`,
          shared: false,
          retired: false,
        },
      ],
    };
    if (profile.latin) card.points = [];
    return { given, family, card };
  };

  const keep = (person: Person, second: boolean) => {
    const { card } = person;
    const loses = (p: number) => chance(second ? 1 - p : (1 - p) / 2);
    const { kept } = profile;
    if (loses(kept.birthday)) card.birthday = null;
    if (loses(kept.nationalId)) card.nationalId = null;
    if (loses(kept.city)) card.city = null;
    if (loses(kept.address)) card.address = null;
    if (loses(kept.postalCode)) card.postalCode = null;
    if (loses(kept.email)) card.points = card.points.filter((p) => p.kind !== "email");
    if (loses(kept.phone)) card.points = card.points.filter((p) => p.kind === "email");
    made.cards.push(card);
  };

  const second = (of: Person): Person => {
    let { given, family } = of;
    if (chance(1 - profile.kept.given)) given = "";
    const titled = !profile.latin && chance(0.15) ? `${pick(["آقای", "خانم", "مهندس", "دکتر"])} ` : "";
    const card: LikenessCard = {
      ...of.card,
      id: `${String(++serial).padStart(8, "0")}-${digits(4)}`,
      points: [...of.card.points],
      nationalIdConfirmed: false,
    };
    const slips = 1 + Math.floor(random() * profile.slips);
    const hit = new Set<string>(); // one slip a field: two in one word leave nothing to go by
    for (let i = 0; i < slips; i++) {
      const field = pick([
        "given",
        "family",
        "family",
        "address",
        "city",
        "nationalId",
        "birthday",
        "postalCode",
      ] as const);
      if (hit.has(field)) continue;
      hit.add(field);
      if (field === "given") given = given && slip(given);
      else if (field === "family") family = slip(family);
      else if (field === "address" || field === "city") card[field] = card[field] && slip(card[field]);
      else if (field === "birthday") card.birthday = card.birthday && wrongDay(card.birthday, random);
      else card[field] = card[field] && wrongDigit(card[field], random);
    }
    const names = chance(profile.swapped) ? [family, given] : [given, family];
    card.name = titled + names.filter(Boolean).join(" ");
    // Cards that carry an equal active number would have been filed as one: a second card came by another number or mailbox.
    card.points = card.points.flatMap((p) => {
      if (p.kind === "email") {
        const [local] = p.canonical.split("@") as [string];
        return [
          {
            ...p,
            canonical: chance(0.4)
              ? `${local}+shop@gmail.com`
              : chance(0.5)
                ? `${local}@yahoo.com`
                : `x${digits(6)}@mail.ir`,
          },
        ];
      }
      const canonical = chance(0.25)
        ? `+98${wrongDigit(p.canonical.slice(3), random)}`
        : p.canonical.slice(0, 6) + digits(7);
      return chance(0.15) ? [{ ...p, shared: true }] : [{ ...p, canonical }];
    });
    return { given, family, card };
  };

  while (made.cards.length < count) {
    const first = newPerson();
    const people = [first];
    if (chance(0.2)) {
      const copies = chance(0.15) ? 2 : 1;
      for (let i = 0; i < copies; i++) people.push(second(first));
    }
    const ids = people.map((p) => p.card.id);
    for (const [i, a] of ids.entries()) for (const b of ids.slice(i + 1)) made.twins.add(pairKey(a, b));
    const household = chance(0.2)
      ? [newPerson(often(givens.filter((g) => g !== first.given)), chance(0.6) ? first.family : undefined)]
      : [];
    for (const member of household) {
      member.card.city = first.card.city;
      member.card.address = first.card.address;
      member.card.postalCode = first.card.postalCode;
      if (chance(0.03)) member.card.birthday = first.card.birthday;
      member.card.points.push(
        ...first.card.points.filter((p) => p.kind === "landline").map((p) => ({ ...p, shared: true })),
      );
    }
    const namesake = chance(0.05) ? [newPerson(first.given, first.family)] : [];
    for (const [i, person] of people.entries()) keep(person, i > 0);
    for (const other of [...household, ...namesake]) keep(other, false);
    if (chance(0.03) && !profile.latin) made.cards.push(branch(newPerson(), pick(organizations)[0]));
  }
  return made;
}

const LATIN_ENDS = ["", "son", "er", "ton", "ley", "man", "sen", "field", "well", "by"];

function branch({ card }: Person, name: string): LikenessCard {
  return { ...card, kind: "organization", name: `شرکت ${name}`, birthday: null, nationalId: `1${card.nationalId}` };
}
