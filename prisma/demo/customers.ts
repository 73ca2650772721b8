import { digits } from "@/prisma/demo/calendar";
import { cities } from "@/prisma/demo/cities";
import { legalId, nationalId } from "@/prisma/demo/ids";
import { families, men, organizations, suppliers, women } from "@/prisma/demo/names";
import type { Random } from "@/prisma/demo/random";
import type { DemoCustomer, DemoPoint } from "@/prisma/demo/shape";

const DAY = 86_400_000;
const PREFIXES = ["0912", "0912", "0935", "0990", "0919", "0901", "0921", "0913", "0936"];
const MAIL = ["example.ir", "mail.example.ir", "post.test", "mailbox.test"];
const INTERESTS = ["آب کم‌املاح", "آب قلیایی", "دستگاه کم‌صدا", "سرویس سالانه", "خرید اقساطی", "هدیهٔ سازمانی"];

/** The 300 customers. Order and content follow from the seed alone; dates from `now`. */
export function makeCustomers(random: Random, now: Date): DemoCustomer[] {
  const maker = new CustomerMaker(random, now);
  const people = Array.from({ length: 218 }, (_, i) => maker.person(i));
  const firms = organizations.map((firm) => maker.firm(firm, "organization"));
  const sellers = suppliers.map((firm) => maker.firm(firm, "supplier"));
  const all = [...people, ...firms, ...sellers];
  shareSwitchboards(firms);
  shareFamilyPhones(people);
  return [...all, ...maker.secondCards(people)];
}

class CustomerMaker {
  private readonly taken = new Set<string>();
  private serial = 0;
  constructor(
    private readonly random: Random,
    private readonly now: Date,
  ) {}

  person(index: number): DemoCustomer {
    const female = this.random.chance(0.46);
    const [given, family] = this.freshName(female);
    const [city, area] = this.city();
    const number = ++this.serial;
    const latin = `${given[1]}.${family[1]}${number % 3 === 0 ? String(60 + (number % 30)) : ""}`;
    const byRequest = index % 4 === 3;
    const points: DemoPoint[] = [];
    if (index % 12 !== 7) points.push(this.mobile(number, !byRequest && this.random.chance(0.6)));
    if (index % 12 === 7 || this.random.chance(0.5)) points.push(this.email(latin, this.random.chance(0.2)));
    if (!byRequest && this.random.chance(0.16)) points.push(this.landline(area, number));
    if (!byRequest && index % 9 === 4) points.push(this.mobile(number + 2000, false));
    if (this.random.chance(0.45)) points.push(this.handle(latin.replace(".", "_")));
    return {
      key: `p${number}`,
      origin: byRequest ? "request" : "card",
      kind: "person",
      stage: byRequest || this.random.chance(0.15) ? "lead" : "customer",
      name: `${given[0]} ${family[0]}`,
      gender: female ? "female" : "male",
      address: female ? `سرکار خانم ${family[0]}` : `جناب آقای ${family[0]}`,
      city,
      nationalId: !byRequest && this.random.chance(0.35) ? nationalId(this.random) : undefined,
      createdAt: this.longAgo(),
      interests: this.random.shuffle(INTERESTS).slice(0, this.random.int(0, 2)),
      points,
    };
  }

  firm([name, latin]: readonly [string, string], kind: "organization" | "supplier"): DemoCustomer {
    const number = ++this.serial;
    const [drawn, drawnArea] = this.city();
    const home = cities.find(([known]) => name.includes(known));
    const [city, area] = home ?? [drawn, drawnArea];
    const points = [this.landline(area, number), this.email(`info@${latin}.example.ir`, this.random.chance(0.4))];
    if (this.random.chance(0.7)) points.push(this.mobile(number, this.random.chance(0.5)));
    if (this.random.chance(0.3))
      points.push(this.email(`${this.random.pick(["mali", "office", "kharid"])}@${latin}.test`));
    return {
      key: `${kind === "supplier" ? "s" : "o"}${number}`,
      origin: "card",
      kind,
      stage: kind === "supplier" || this.random.chance(0.85) ? "customer" : "lead",
      name,
      address: `همکاران محترم ${name}`,
      city,
      nationalId: this.random.chance(0.7) ? legalId(this.random) : undefined,
      createdAt: this.longAgo(),
      interests: kind === "supplier" ? [] : this.random.shuffle(INTERESTS).slice(0, this.random.int(0, 2)),
      points,
    };
  }

  /** Two cards of one person that nobody noticed yet: the second has only an email. */
  secondCards(people: DemoCustomer[]): DemoCustomer[] {
    const twins = people.filter((p) => p.origin === "card" && p.points[0]!.kind === "mobile" && p.points.length === 1);
    return twins.slice(0, 4).map((twin) => {
      twin.points[0]!.verified = true;
      const [given, family] = twin.name.split(" ");
      const latin = [families, [...women, ...men]]
        .map((list) => list.find(([fa]) => fa === family || fa === given)?.[1])
        .join("");
      return { ...twin, key: `${twin.key}b`, stage: "lead", nationalId: undefined, points: [this.email(latin, false)] };
    });
  }

  private freshName(female: boolean) {
    for (;;) {
      const given = this.random.pick(female ? women : men);
      const family = this.random.pick(families);
      const name = `${given[0]} ${family[0]}`;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return [given, family] as const;
    }
  }

  private city(): readonly [string, string] {
    return this.random.weighted(cities.map(([name, area, weight]) => [[name, area] as const, weight] as const));
  }

  private longAgo(): Date {
    return new Date(this.now.getTime() - this.random.int(200, 1900) * DAY - this.random.int(0, 1439) * 60_000);
  }

  /** 0912 000 xxxx and the like: well formed, in ranges nobody has. Typed the way people type. */
  private mobile(number: number, verified: boolean): DemoPoint {
    const [prefix, tail] = [this.random.pick(PREFIXES), String(number).padStart(4, "0")];
    const value = this.random.weighted([
      [`${prefix}000${tail}`, 6],
      [`${prefix} 000 ${tail}`, 2],
      [digits(`${prefix}000${tail}`), 3],
      [`+98${prefix.slice(1)}000${tail}`, 2],
    ]);
    return { kind: "mobile", value, verified, shared: false };
  }

  private landline(area: string, number: number): DemoPoint {
    return {
      kind: "landline",
      value: `${area}-1000${String(number).padStart(4, "0")}`,
      verified: false,
      shared: false,
    };
  }

  private email(local: string, verified = false): DemoPoint {
    const value = local.includes("@") ? local : `${local}@${this.random.pick(MAIL)}`;
    return { kind: "email", value, verified, shared: false };
  }

  private handle(id: string): DemoPoint {
    const network = this.random.weighted([
      ["telegram" as const, 5],
      ["bale" as const, 3],
      ["instagram" as const, 2],
    ]);
    return { kind: "handle", network, value: id, verified: true, shared: false };
  }
}

/** Firms under one roof have one switchboard: it is marked shared on each card. */
function shareSwitchboards(firms: DemoCustomer[]): void {
  for (const [first, second] of [
    [0, 1],
    [6, 7],
    [26, 27],
    [33, 34],
  ] as const) {
    const board = firms[first]!.points[0]!;
    board.shared = true;
    firms[second]!.points[0] = { ...board };
    firms[second]!.city = firms[first]!.city;
  }
}

/** Husband and wife, or a mother and her son, who gave one home phone. */
function shareFamilyPhones(people: DemoCustomer[]): void {
  const withMobile = people.filter((p) => p.origin === "card" && p.points.length > 1 && p.points[0]!.kind === "mobile");
  for (let i = 0; i < 6; i += 2) {
    const value = `021-1000${9100 + i}`;
    for (const one of [withMobile[i]!, withMobile[i + 1]!]) {
      one.points = one.points.filter((p) => p.kind !== "landline");
      one.points.push({ kind: "landline", value, verified: false, shared: true });
      one.city = "تهران";
    }
  }
}
