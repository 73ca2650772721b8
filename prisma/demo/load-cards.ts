import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { emailStem } from "@/lib/base/email";
import { customerCode, newId } from "@/lib/base/id";
import { joinedKey, searchKey } from "@/lib/base/text";
import { type ReadKey, readNationalId, readSender } from "@/lib/customers/rules";
import { transaction } from "@/lib/kernel/database";
import { type NewEvent, writeEvents } from "@/lib/kernel/events";
import { written } from "@/prisma/demo/load-profiles";
import type { DemoProfile } from "@/prisma/demo/profiles";
import type { DemoCustomer, DemoPoint } from "@/prisma/demo/shape";
import type { World } from "@/prisma/demo/world";

/** The cards that were in the books before their first request; the others are made by the intake itself. */
export const cards = (world: World, profiles: readonly DemoProfile[]) =>
  profiles.map((profile) => ({
    at: profile.customer.createdAt,
    key: profile.customer.key,
    run: async () => {
      const code = await transaction((db) => loadCard(db, profile.customer, world, written(world, profile)));
      world.cards.set(profile.customer.key, code);
    },
  }));

type Written = ReturnType<typeof written>;

async function loadCard(db: Db, card: DemoCustomer, { demo }: World, known: Written): Promise<string> {
  const [next] = await db.$queryRaw<{ n: number }[]>`select nextval('customer_code')::int as "n"`;
  const now = clock.now();
  const { kind, stage, name, city } = card;
  const nationalId = card.nationalId ? readNationalId(card.nationalId, kind) : null;
  const id = newId();
  const code = customerCode(next!.n);
  const keys = { nameKey: searchKey(name), nameJoined: joinedKey(name) };
  const row = { id, code, kind, stage, name, ...keys, nationalId, city, createdAt: now };
  await db.customer.create({ data: { ...known.row, ...row } });
  await db.customerTag.createMany({ data: known.tags.map((tagId) => ({ customerId: id, tagId, at: now })) });
  const points = card.points.map((point) => ({
    id: newId(),
    ...readPoint(point, demo.company.areaCode),
    ...stateOf(point, now),
  }));
  await db.contactPoint.createMany({
    data: points.map((point) => ({ ...point, customerId: id, origin: true, createdAt: now })),
  });
  const events: NewEvent[] = [
    { type: "customer.created", customerId: id, after: { code, kind, stage }, personal: { name, nationalId } },
    ...points.map(({ id: contactPointId, kind, state, typed, canonical }) => ({
      type: "contact.added" as const,
      customerId: id,
      after: { contactPointId, kind, state },
      personal: { typed, canonical },
    })),
  ];
  await writeEvents(db, SYSTEM("demo"), now, events, []);
  return code;
}

const stateOf = ({ verified, shared }: DemoPoint, now: Date) => ({
  shared,
  ...(verified ? { state: "verified" as const, verifiedHow: "officer", provedAt: now } : {}),
});

/** The point in its canonical form, read as the intake reads it. */
function readPoint({ kind, value, network }: DemoPoint, areaCode: string) {
  const words = {
    mobile: { phone: value },
    landline: { phone: value },
    email: { email: value },
    handle: { handles: [{ network: network ?? "telegram", id: value }] },
  }[kind];
  const [key] = readSender(words, areaCode).keys as [ReadKey];
  if (key.canonical === null || key.kind !== kind) throw new Error(`not a ${kind}: ${value}`);
  const stem = kind === "email" ? emailStem(key.canonical) : null;
  return { kind, typed: value, canonical: key.canonical, stem };
}
