import { clock } from "@/lib/base/clock";
import { provinceOf } from "@/lib/base/provinces";
import { addCustomerNote } from "@/lib/customers/add-customer-note";
import { createCustomField } from "@/lib/customers/create-custom-field";
import { createTag } from "@/lib/customers/create-tag";
import { recordInteraction } from "@/lib/customers/record-interaction";
import { relateCustomers } from "@/lib/customers/relate-customers";
import { recordPurchase } from "@/lib/value/record-purchase";
import { coordinator, officer } from "@/prisma/demo/company";
import type { DemoProfile } from "@/prisma/demo/profiles";
import { fields, tones } from "@/prisma/demo/texts/profiles";
import { idOf, type World } from "@/prisma/demo/world";

const HOUR = 3_600_000;
const writers = { coordinator, sales: officer(1), support: officer(3) } as const;

type Step = { at: Date; after: string[]; run: () => Promise<unknown> };

/** The house's own fields of a card, on the day it opened. */
export async function loadFields(world: World, founded: Date): Promise<void> {
  const admin = await world.actor("admin@demo.test", founded);
  for (const [name, tone] of Object.entries(tones)) world.tags.set(name, (await createTag(admin, { name, tone })).id);
  for (const { key, ...field } of fields)
    world.fields.set(key, (await createCustomField(admin, structuredClone(field) as never)).id);
}

/** What is known of the customers in the books, and what passed between them and the house outside of requests. */
export const profiles = (world: World, made: readonly DemoProfile[]): Step[] =>
  made.flatMap((one) => stepsOf(world, one));

function stepsOf(world: World, p: DemoProfile): Step[] {
  const { key, createdAt } = p.customer;
  const after = [`card ${key}`];
  const code = () => idOf(world.cards, key);
  const by = async (email: string) => world.actor(email, clock.now());
  const soon = new Date(createdAt.getTime() + HOUR);
  return [
    ...p.notes.map(({ at, by: who, body }) => ({
      at,
      after,
      run: async () => addCustomerNote(await by(writers[who]), { code: code(), body }),
    })),
    ...p.touches.map(({ at, ...touch }) => ({
      at,
      after,
      run: async () => recordInteraction(await by(coordinator), { code: code(), ...touch }),
    })),
    ...p.purchases.map(({ at, number, items }) => ({
      at,
      after,
      run: async () => recordPurchase(await by(officer(1)), bought(code(), at, number, items)),
    })),
    ...p.relations.map(({ other, ...relation }) => ({
      at: new Date(Math.max(soon.getTime(), cardAt(world, other) + HOUR)),
      after: [...after, `card ${other}`],
      run: async () =>
        relateCustomers(await by(coordinator), { code: code(), other: idOf(world.cards, other), ...relation }),
    })),
  ];
}

const cardAt = (world: World, key: string) => world.demo.customers.find((c) => c.key === key)!.createdAt.getTime();

type Items = DemoProfile["purchases"][number]["items"];
const bought = (code: string, at: Date, number: number, items: Items) => ({
  externalId: `INV-${number}`,
  customer: { code },
  at,
  amountRial: items.reduce((sum, item) => sum + item.amountRial, 0),
  items,
});

/** What is written on the card when it is opened: its columns, and the ids of its tags. */
export function written(world: World, { customer, facts, custom, tags }: DemoProfile) {
  const values = Object.entries(custom).map(([key, value]) => [idOf(world.fields, key), value] as const);
  const { birthday, ...rest } = facts;
  return {
    row: {
      ...rest,
      province: provinceOf(customer.city),
      custom: Object.fromEntries(values),
      ...(birthday ? { birthday: new Date(`${birthday}T00:00:00Z`) } : {}),
    },
    tags: tags.map((name) => idOf(world.tags, name)),
  };
}
