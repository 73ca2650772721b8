import type { Case } from "@/prisma/demo/moves";
import { Deck, type Random } from "@/prisma/demo/random";
import { Script } from "@/prisma/demo/script";
import type {
  Channel,
  DemoCustomer,
  DemoRequest,
  DemoSubstitution,
  DepartmentKey,
  Priority,
} from "@/prisma/demo/shape";
import type { Situation } from "@/prisma/demo/situation";
import { Slots } from "@/prisma/demo/slots";
import type { Single } from "@/prisma/demo/texts/singles";
import { situations } from "@/prisma/demo/texts/situations";
import { suits, wording } from "@/prisma/demo/voice";
import { channelFor, senderOf } from "@/prisma/demo/volume";

type Wanted = { department?: DepartmentKey; opinion?: DepartmentKey | "any"; channel?: Channel; single?: Single };

/** Makes requests one by one: draws who, what and how, then lets a play write the acts. */
export class Factory {
  private serial = 0;
  private readonly people: Deck<DemoCustomer>;
  private readonly cases: Deck<Situation>;

  constructor(
    private readonly random: Random,
    private readonly now: Date,
    customers: DemoCustomer[],
    private readonly substitutions: DemoSubstitution[],
  ) {
    const faithful = (c: DemoCustomer, i: number) =>
      Array<DemoCustomer>(i % 11 === 5 ? 8 : i % 3 === 0 ? 2 : 1).fill(c);
    this.people = new Deck(random, customers.flatMap(faithful));
    this.cases = new Deck(
      random,
      situations.flatMap((s) => (s.rare ? [s] : [s, s, s])),
    );
  }

  /** A request whose acts all lie before now: a play that runs past it is tried again at a quicker pace. */
  make(receivedAt: (attempt: number) => Date, play: (c: Case) => void, wanted: Wanted = {}): DemoRequest {
    for (let attempt = 0; attempt < 12; attempt++) {
      const c = this.draw(receivedAt(attempt), wanted, 0.8 ** attempt);
      play(c);
      const last = c.script.acts[c.script.acts.length - 1];
      if (last && last.at.getTime() > this.now.getTime() - 60_000) continue;
      return { ...c.request, key: `r${++this.serial}`, acts: c.script.acts };
    }
    throw new Error("a demo story does not fit before now");
  }

  private draw(receivedAt: Date, wanted: Wanted, pace: number): Case {
    const { random } = this;
    const situation = wanted.single ? asSituation(wanted.single) : this.cases.draw((s) => wants(s, wanted));
    const forced = wanted.single?.channel ?? wanted.channel;
    const customer = this.people.draw((p) => suits(situation, p) && this.reaches(p, forced));
    const channel = forced ?? channelFor(random, customer, receivedAt);
    const slots = new Slots(random, customer, receivedAt);
    const body = wanted.single?.body ?? wording(random, situation, channel, customer);
    const request: Case["request"] = {
      key: "",
      receivedAt,
      customerKey: customer.key,
      sender: senderOf(random, customer, channel),
      channel,
      kind: situation.kind,
      priority: this.priority(situation),
      subject: slots.fill(random.pick(situation.subject), receivedAt),
      body: slots.fill(body, receivedAt),
      ...(channel === "web" && random.chance(0.6) ? { departmentHint: this.hint(situation) } : {}),
      ...(situation.confidential ? { confidential: true } : {}),
    };
    return { script: new Script(random, slots, receivedAt, pace, this.substitutions), situation, customer, request };
  }

  private reaches(customer: DemoCustomer, channel: Channel | undefined): boolean {
    if (!channel) return true;
    const has = (kind: string) => customer.points.some((p) => p.kind === kind && !p.shared);
    const network = customer.points.find((p) => p.kind === "handle")?.network;
    if (channel === "telegram" || channel === "bale" || channel === "instagram") return network === channel;
    if (channel === "email") return has("email") && customer.origin === "card";
    if (channel === "letter" || channel === "fax") return customer.kind === "organization";
    return has("mobile");
  }

  private priority(situation: Situation): Priority {
    if (situation.priority) return situation.priority;
    return this.random.weighted<Priority>([
      ["normal", 86],
      ["high", 9],
      ["low", 5],
    ]);
  }

  private hint(situation: Situation): DepartmentKey {
    return this.random.chance(0.9) ? situation.department : this.random.pick(["sales", "support", "finance"]);
  }
}

function wants(situation: Situation, { department, opinion }: Wanted): boolean {
  if (department && situation.department !== department) return false;
  return !opinion || (opinion === "any" ? !!situation.opinion : situation.opinion?.[0] === opinion);
}

function asSituation(single: Single): Situation {
  return {
    id: "single",
    department: single.department,
    kind: single.kind,
    who: single.channel === "letter" || single.channel === "fax" ? "firm" : "home",
    subject: [single.subject],
    web: [single.body],
    short: [single.body],
    call: [single.body],
    instruction: ["لطفاً بخوانید و پاسخ مناسب بنویسید.", "مورد خاصی است؛ نظر دقیق شما لازم است."],
    answer: [single.answer],
    reply: [single.reply],
  };
}
