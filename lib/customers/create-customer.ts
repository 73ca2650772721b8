import type { z } from "zod";
import { workingSeats } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { emailStem } from "@/lib/base/email";
import { conflict, invalid } from "@/lib/base/errors";
import { customerCode, newId } from "@/lib/base/id";
import { joinedKey, searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { RaceLost } from "@/lib/kernel/race";
import { loadSettings } from "@/lib/staff/store";
import { type ReadKey, readSender } from "./rules";
import { newCustomer } from "./schema";
import { confirmedHolder, ownerOf } from "./store";

type Key = ReadKey & { canonical: string };

/** An officer opens a card by hand. A key that another card has is a conflict that names the card: never two customers of one key. */
export const createCustomer = command({
  name: "customer.create",
  input: newCustomer,
  load: async () => null,
  run: async ({ db, actor, input, now, record }) => {
    const keys = await readKeys(db, input, now);
    await mustBeFree(db, keys);
    const [row] = await db.$queryRaw<{ n: bigint }[]>`select nextval('customer_code') as n`;
    const id = newId();
    const { kind, stage, city } = input;
    const name = input.name ?? null;
    const folded = { nameKey: searchKey(name ?? ""), nameJoined: joinedKey(name ?? "") };
    const card = { id, kind, stage, name, ...folded, nationalId: keys.nationalId, city: city ?? null };
    const customer = await db.customer.create({
      data: { ...card, code: customerCode(Number(row!.n)), createdAt: now },
    });
    const points = keys.points.map((key) => ({
      id: newId(),
      customerId: id,
      ...key,
      stem: key.kind === "email" ? emailStem(key.canonical) : null,
      origin: true,
      createdAt: now,
    }));
    const { count } = await db.contactPoint.createMany({ data: points, skipDuplicates: true });
    if (count !== points.length) throw new RaceLost(); // an intake took the key since we looked
    const positionId = workingSeats(actor)[0]!.positionId;
    const after = { kind, stage, keys: points.map((p) => p.kind) };
    record({ type: "customer.created", customerId: id, positionId, after, personal: { name } });
    return { id, code: customer.code, kind, stage, version: customer.version };
  },
});

async function readKeys(db: Db, input: z.output<typeof newCustomer>, now: Date) {
  const { areaCode } = await loadSettings(db, now);
  const sender = readSender(input, areaCode);
  if (Object.keys(sender.problems).length > 0) throw invalid(sender.problems);
  const points = sender.keys.map(({ kind, typed, canonical }): Key => ({ kind, typed, canonical: canonical! }));
  return { points, nationalId: sender.nationalId };
}

async function mustBeFree(db: Db, { points, nationalId }: { points: Key[]; nationalId: string | null }): Promise<void> {
  const owner = await ownerOf(db, points);
  if (owner) throw conflict({ key: "conflict.knownCustomer", params: { code: owner.code } });
  const holder = nationalId && (await confirmedHolder(db, nationalId, null));
  if (holder) throw conflict({ key: "conflict.knownNationalId", params: { code: holder.code } });
}
