import { Random } from "@/prisma/demo/random";
import type { DemoCustomer } from "@/prisma/demo/shape";
import * as texts from "@/prisma/demo/texts/profiles";

const DAY = 86_400_000;

/** What stands on a card beside its points, and what happened outside of requests. */
export type DemoProfile = {
  customer: DemoCustomer;
  facts: {
    address?: string;
    postalCode?: string;
    birthday?: string;
    incomeBand?: string;
    interests: string[];
    tastes: string[];
    services: string[];
    expectations?: string;
  };
  /** By the key of the field in `texts.fields`. */
  custom: Record<string, string | number | boolean>;
  tags: string[];
  notes: { at: Date; by: "coordinator" | "support" | "sales"; body: string }[];
  touches: { at: Date; kind: "call" | "visit" | "meeting" | "letter"; direction: "in" | "out"; body: string }[];
  purchases: { at: Date; number: number; items: { name: string; quantity: number; amountRial: number }[] }[];
  /** `other` is the key of a customer. */
  relations: { kind: "member" | "family" | "introduced_by"; other: string; role?: string }[];
};

/** Profiles of the cards that were in the books, from a seed of their own: what else the demo has stays as it is. */
export function makeProfiles(customers: readonly DemoCustomer[], now: Date): DemoProfile[] {
  const random = new Random(1405);
  const cards = customers.filter((c) => c.origin === "card");
  let invoice = 4100;
  const profiles = cards.map((customer) => ({
    customer,
    ...known(random, customer, now),
    ...happened(random, customer, now, () => ++invoice),
    relations: [] as DemoProfile["relations"],
  }));
  tie(random, profiles);
  return profiles;
}

function known(random: Random, { kind, interests, stage }: DemoCustomer, now: Date) {
  const person = kind === "person";
  const device = random.pick(texts.devices);
  const born = new Date(now.getTime() - random.int(24, 70) * 365.25 * DAY - random.int(0, 364) * DAY);
  const owns = stage === "customer" && kind !== "supplier";
  const told = <T>(probability: number, value: T) => (random.chance(probability) ? value : undefined);
  const street = `${random.pick(texts.streets)}، ${random.pick(texts.alleys)}، پلاک ${random.int(1, 240).toLocaleString("fa-IR")}`;
  return {
    facts: clean({
      address: told(0.7, street),
      postalCode: told(0.5, `${random.int(1, 9)}${String(random.int(0, 999_999_999)).padStart(9, "0")}`),
      birthday: person ? told(0.45, born.toISOString().slice(0, 10)) : undefined,
      incomeBand: person ? told(0.3, random.weighted(texts.incomes)) : undefined,
      expectations: told(0.25, random.pick(texts.expectations)),
      interests,
      tastes: random.shuffle(texts.tastes).slice(0, random.int(0, 2)),
      services: stage === "customer" ? random.shuffle(texts.services).slice(0, random.int(1, 3)) : [],
    }),
    custom: owns ? { device, contract: random.chance(0.4) } : ({} as DemoProfile["custom"]),
    tags: random.shuffle(person ? texts.personTags : texts.firmTags).slice(
      0,
      random.weighted([
        [0, 5],
        [1, 4],
        [2, 2],
      ] as const),
    ),
  };
}

function happened(random: Random, { createdAt, kind, stage }: DemoCustomer, now: Date, next: () => number) {
  const since = (days: number) => new Date(Math.min(now.getTime() - DAY, createdAt.getTime() + days * DAY));
  const age = Math.max(2, Math.floor((now.getTime() - createdAt.getTime()) / DAY) - 2);
  const day = () => since(random.int(1, age));
  const times = (list: readonly (readonly [number, number])[]) => Array.from({ length: random.weighted(list) });
  const buys = stage === "customer" && kind !== "supplier";
  return {
    notes: times([
      [0, 7],
      [1, 3],
      [2, 1],
    ]).map(() => ({ at: day(), ...random.pick(texts.notes) })),
    touches: times([
      [0, 6],
      [1, 3],
      [2, 2],
    ]).map(() => ({ at: day(), ...random.pick(texts.touches) })),
    purchases: buys
      ? times([
          [0, 3],
          [1, 4],
          [2, 3],
          [4, 1],
          [6, 1],
        ]).map(() => ({ at: day(), number: next(), items: basket(random, kind) }))
      : [],
  };
}

function basket(random: Random, kind: DemoCustomer["kind"]) {
  const many = kind === "organization" ? random.int(2, 12) : 1;
  return random
    .shuffle(texts.goods)
    .slice(0, random.int(1, 2))
    .map(([name, price]) => ({ name, quantity: many, amountRial: price * many }));
}

/** Members of organizations, couples and who brought whom, among people with a card. */
function tie(random: Random, profiles: DemoProfile[]): void {
  const people = random.shuffle(profiles.filter((p) => p.customer.kind === "person"));
  const take = () => people.pop();
  for (const firm of profiles.filter((p) => p.customer.kind !== "person"))
    for (
      let n = random.weighted([
        [0, 3],
        [1, 3],
        [2, 3],
        [4, 1],
      ] as const);
      n > 0;
      n--
    )
      take()?.relations.push({ kind: "member", other: firm.customer.key, role: random.pick(texts.roles) });
  for (let n = 0; n < 12; n++) {
    const [one, other] = [take(), take()];
    if (one && other) one.relations.push({ kind: "family", other: other.customer.key, role: random.pick(texts.kin) });
  }
  for (let n = 0; n < 14; n++) {
    const [one, other] = [take(), take()];
    if (one && other) one.relations.push({ kind: "introduced_by", other: other.customer.key });
  }
}

const clean = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
