import { newId } from "@/lib/base/id";
import { mergeCustomers } from "@/lib/identity/merge-customers";
import { readMerge } from "@/lib/identity/read-merge";
import { undoMerge } from "@/lib/identity/undo-merge";
import { database } from "@/lib/kernel/database";
import { closeRequest } from "@/lib/requests/close-request";
import { submitRequest } from "@/lib/requests/submit-request";
import type { Customer } from "@/prisma/generated/client";
import type { aPerson } from "@/tests/requests/desk";
import { aCustomer } from "@/tests/support/factories";

/* One tale told twice: in one world two cards are merged and parted again, in the other they never were. */

export const NAMES = ["L", "S", "K", "X", "Y"] as const;
export type Name = (typeof NAMES)[number];
export type Stranger = "O" | "P";
export type Field = "city" | "province" | "incomeBand" | "address";

export type Start = {
  fields: Record<Name, Partial<Record<Field, string>>>;
  interests: Record<Name, string[]>;
  nameless: Name[];
  buyers: Name[];
  tags: Record<Name, number[]>;
  mains: Name[];
  relations: { from: Name; to: Name; kind: "family" | "colleague" }[];
  /** Likeness to strangers and to one another. */
  pairs: { a: Name; b: Name | Stranger; dismissed: boolean }[];
};

export type Step =
  | { do: "intake"; by: Name; key: 0 | 1; brings: boolean; named: boolean }
  | { do: "both"; by: Name; other: Name }
  | { do: "newKey"; of: number }
  | { do: "note" | "tag" | "interaction" | "relation"; on: Name }
  | { do: "edit"; field: Field; value: string }
  | { do: "like"; add: string; drop: string }
  | { do: "close"; of: number }
  | { do: "buy"; by: Name }
  | { do: "merge"; from: Name; into: Name; choice: "from" | null }
  | { do: "onAndBack" };

let serial = 1_000_000 + Math.floor(Math.random() * 6_000_000);
const mobile = () => `0936${serial++}`;
const FORM = { kind: "form", tokenId: newId() } as const;
type Coordinator = Awaited<ReturnType<typeof aPerson>>["actor"];

export class World {
  cards = {} as Record<Name | Stranger | "T", Customer>;
  /** Each card's own keys, as typed. */
  keys = {} as Record<Name, string[]>;
  mails = {} as Record<Name, string>;
  labels = new Map<string, string>();
  brought: string[] = [];
  asked: number[] = [];
  merges = new Map<string, string>();
  /** Whose card a name stands for now, as merges of this world have it. */
  live = new Map<Name | "T", Name | "T">();
  private count = 0;

  constructor(
    readonly actor: Coordinator,
    readonly tags: string[],
  ) {}

  id = (name: Name | "T"): string => {
    let at = name;
    for (let next = this.live.get(at); next; next = this.live.get(at)) at = next;
    return this.cards[at].id;
  };

  private label(value: string, label: string): string {
    this.labels.set(value, label);
    return value;
  }

  async begin(start: Start): Promise<void> {
    const db = database();
    for (const name of [...NAMES, "T", "O", "P"] as const) {
      const known = NAMES.find((n) => n === name);
      const card = await aCustomer({
        ...(known ? { ...start.fields[known], interests: start.interests[known] } : {}),
        ...(known && start.buyers.includes(known) ? { stage: "customer" as const } : {}),
      });
      if (known && start.nameless.includes(known))
        await db.customer.update({ where: { id: card.id }, data: { name: null, nameKey: "", nameJoined: "" } });
      this.cards[name] = card;
      this.label(card.id, name);
      if (card.name) this.label(card.name, `name of ${name}`);
      if (!known) continue;
      this.keys[known] = [mobile(), mobile()];
      await db.contactPoint.createMany({
        data: this.keys[known].map((typed, i) => ({
          id: newId(),
          customerId: card.id,
          kind: "mobile" as const,
          typed,
          canonical: this.label(`+98${typed.slice(1)}`, `key ${i} of ${name}`),
          main: i === 0 && start.mains.includes(known),
          createdAt: new Date(),
        })),
      });
      this.mails[known] = this.label(`${newId()}@example.com`, `mail of ${name}`);
      const mail = { kind: "email" as const, typed: this.mails[known], canonical: this.mails[known] };
      await db.contactPoint.create({ data: { id: newId(), customerId: card.id, createdAt: new Date(), ...mail } });
      await db.customerTag.createMany({
        data: start.tags[known].map((t) => ({ customerId: card.id, tagId: this.tags[t]!, at: new Date() })),
      });
    }
    for (const { from, to, kind } of start.relations) await this.relate(from, to, kind);
    for (const { a, b, dismissed } of start.pairs) {
      if (a === b) continue;
      const [first, second] = [this.cards[a].id, this.cards[b].id].sort() as [string, string];
      const row = {
        id: newId(),
        customerAId: first,
        customerBId: second,
        score: 0.5,
        reasons: [],
        createdAt: new Date(),
      };
      await db.mergeSuggestion.createMany({
        data: { ...row, status: dismissed ? "dismissed" : "open" },
        skipDuplicates: true,
      });
    }
  }

  private async relate(from: Name, to: Name, kind: "family" | "colleague") {
    const [fromId, toId] = [this.id(from), this.id(to)];
    if (fromId === toId) return;
    const row = { id: newId(), fromId, toId, kind, createdAt: new Date() };
    await database().customerRelation.createMany({ data: row, skipDuplicates: true });
  }

  /** What people see among the interests of S: only that can be taken off. */
  async interests(): Promise<string[]> {
    return (await database().customer.findUniqueOrThrow({ where: { id: this.id("S") } })).interests;
  }

  async take(step: Step): Promise<void> {
    const db = database();
    const n = ++this.count;
    switch (step.do) {
      case "intake": {
        const phone = this.keys[step.by][step.key]!;
        const email = step.brings ? `${newId()}@example.com` : undefined;
        if (email) this.brought.push(this.label(email, `brought by step ${n}`));
        return this.ask(n, { phone, ...(email ? { email } : {}), ...(step.named ? { name: `نام ${n}` } : {}) });
      }
      case "both":
        return this.ask(n, { phone: this.keys[step.by][0]!, email: this.mails[step.other] });
      case "newKey":
        if (this.brought.length === 0) return;
        return this.ask(n, { email: this.brought[step.of % this.brought.length] });
      case "note":
        await db.customerNote.create({
          data: {
            id: newId(),
            customerId: this.id(step.on),
            userId: this.actor.userId,
            body: `note ${n}`,
            at: new Date(),
          },
        });
        return;
      case "interaction":
        await db.interaction.create({
          data: {
            id: newId(),
            customerId: this.id(step.on),
            kind: "call",
            direction: "in",
            body: `call ${n}`,
            at: new Date(0),
            userId: this.actor.userId,
            createdAt: new Date(),
          },
        });
        return;
      case "tag": {
        const key = newId();
        await db.tag.create({ data: { id: key, name: this.label(key, `tag ${n}`), key, createdAt: new Date() } });
        await db.customerTag.create({ data: { customerId: this.id(step.on), tagId: key, at: new Date() } });
        return;
      }
      case "relation": {
        const stranger = await aCustomer();
        this.label(stranger.id, `stranger ${n}`);
        await db.customerRelation.create({
          data: { id: newId(), fromId: this.id(step.on), toId: stranger.id, kind: "family", createdAt: new Date() },
        });
        return;
      }
      case "edit":
        await db.customer.update({ where: { id: this.id("S") }, data: { [step.field]: step.value } });
        return;
      case "like": {
        const { id, interests } = await db.customer.findUniqueOrThrow({ where: { id: this.id("S") } });
        const kept = interests.filter((i) => i !== step.drop);
        await db.customer.update({ where: { id }, data: { interests: [...new Set([...kept, step.add])] } });
        return;
      }
      case "close":
        if (this.asked.length > 0)
          await closeRequest(this.actor, { number: this.asked[step.of % this.asked.length]!, outcome: "solved" }).catch(
            () => {},
          );
        return;
      case "buy": {
        const customerId = this.id(step.by);
        const keys = [`+98${this.keys[step.by][0]!.slice(1)}`];
        const externalId = this.label(newId(), `purchase ${n}`);
        await db.purchase.create({
          data: {
            id: newId(),
            externalId,
            customerId,
            at: new Date(),
            amountRial: BigInt(n),
            keys,
            createdAt: new Date(),
          },
        });
        await db.customer.update({
          where: { id: customerId },
          data: { purchaseCount: { increment: 1 }, purchaseRial: { increment: n }, stage: "customer" },
        });
        return;
      }
      case "merge":
        return this.merge(step.from, step.into, step.choice);
      case "onAndBack":
        return;
    }
  }

  private async ask(n: number, customer: object): Promise<void> {
    const { number } = await submitRequest(FORM, {
      channel: "web",
      subject: `request ${n}`,
      body: "b",
      customer,
    } as never);
    this.asked.push(number);
  }

  async merge(from: Name, into: Name | "T", choice: "from" | null = null): Promise<void> {
    if (this.live.has(from) || this.live.has(into) || from === into) return;
    // A choice is made where there is something to choose.
    const other = this.cards[from];
    const fields = (["city", "address", "interests"] as const).filter((f) => (other[f]?.length ?? 0) > 0);
    const choices = Object.fromEntries(choice === "from" ? fields.map((f) => [f, choice]) : []);
    const { mergeId } = await mergeCustomers(this.actor, {
      code: this.cards[from].code,
      into: this.cards[into].code,
      choices,
    });
    this.merges.set(`${from}→${into}`, mergeId);
    this.live.set(from, into);
  }

  /** `as`: a world that tells where a request belongs whose keys do not. */
  async part(from: Name, into: Name | "T", as?: World): Promise<boolean> {
    const mergeId = this.merges.get(`${from}→${into}`);
    if (!mergeId) return false;
    const choices = as ? await this.choicesAs(as, mergeId, from) : {};
    await undoMerge(this.actor, { mergeId, choices });
    this.merges.delete(`${from}→${into}`);
    this.live.delete(from);
    return true;
  }

  private async choicesAs(as: World, mergeId: string, from: Name): Promise<Record<string, "back" | "stay">> {
    const { doubtful } = await readMerge(this.actor, { mergeId });
    const choices: Record<string, "back" | "stay"> = {};
    for (const { key, id } of doubtful.filter((d) => d.table === "Request")) {
      const { subject } = await database().request.findUniqueOrThrow({ where: { id } });
      const where = { subject, customerId: as.cards[from].id };
      choices[key] = (await database().request.count({ where })) > 0 ? "back" : "stay";
    }
    return choices;
  }
}
