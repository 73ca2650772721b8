import type { Db } from "@/lib/base/db";
import { conflict, invalid, type Problem } from "@/lib/base/errors";
import { findProvince, provinceOf } from "@/lib/base/provinces";
import { joinedKey, searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import type { Customer, Prisma } from "@/prisma/generated/client";
import { parsePostalCode, readCustomValue, readNationalId } from "./rules";
import { type CustomerChange, customerChange } from "./schema";
import { actingSeat, fieldsOf, idMustNotBeTaken, lockCustomer, recordStage } from "./store";

type Facts = Omit<CustomerChange, "code" | "version" | "stage">;
type Data = Prisma.CustomerUncheckedUpdateInput;

/** What makes two cards look alike: after a change of these the card is compared anew. */
const TELLING = ["name", "kind", "nationalId", "province", "city", "address", "postalCode", "birthday"] as const;

/** A coordinator corrects a card: what is not given stays, null empties. A customer never becomes a lead again. */
export const updateCustomer = command({
  name: "customer.update",
  input: customerChange,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    const { code: _, version, stage, ...facts } = input;
    if (version !== undefined && version !== card.version) throw conflict("stale");
    if (card.stage === "customer" && stage === "lead") throw invalid({ stage: "customer.neverBack" });
    if (facts.birthday && facts.birthday > now.toISOString().slice(0, 10)) throw invalid({ birthday: "date.future" });
    const change = await readFacts(db, card, facts);
    if (change.nationalId) await idMustNotBeTaken({ db, card, now, record }, String(change.nationalId));
    const rises = stage === "customer" && card.stage === "lead";
    const data: Data = {
      ...change,
      ...(rises ? { stage: "customer", stageSince: now } : {}),
      ...(TELLING.some((name) => name in change) ? { checkedAt: null } : {}),
    };
    await db.customer.update({ where: { id: card.id }, data: { ...data, version: { increment: 1 } } });
    const seat = actingSeat(actor);
    if (rises) recordStage(record, card.id, seat, "officer");
    recordChange(record, card, change, seat);
    const { kind = card.kind } = facts;
    return { id: card.id, code: card.code, kind, stage: stage ?? card.stage, version: card.version + 1 };
  },
});

/** The given facts as columns. @throws `invalid` naming each wrong field */
async function readFacts(db: Db, card: Customer, given: Facts): Promise<Data> {
  const problems: Record<string, string | Problem> = {};
  const { custom, nationalId, postalCode, province, birthday, ...plain } = given;
  const data: Data = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  if (given.name) Object.assign(data, { nameKey: searchKey(given.name), nameJoined: joinedKey(given.name) });
  const kind = given.kind ?? card.kind;
  if (nationalId !== undefined) {
    const read = readNationalId(nationalId, kind);
    if (read === null) problems.nationalId = kind === "organization" ? "legalId.wrong" : "nationalId.wrong";
    else if (read !== card.nationalId) Object.assign(data, { nationalId: read, nationalIdConfirmedAt: null });
  }
  if (postalCode !== undefined) {
    data.postalCode = postalCode === null ? null : parsePostalCode(postalCode);
    if (postalCode !== null && data.postalCode === null) problems.postalCode = "customer.postalCode";
  }
  if (province !== undefined) {
    data.province = province === null ? null : findProvince(province);
    if (province !== null && data.province === null) problems.province = "customer.unknownProvince";
  }
  if (given.city && !data.province && !(province === undefined && card.province))
    data.province = provinceOf(given.city);
  if (birthday !== undefined) data.birthday = birthday === null ? null : new Date(`${birthday}T00:00:00Z`);
  if (custom !== undefined) data.custom = await mergeCustom(db, card, kind, custom, problems);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return data;
}

type Recorder = Parameters<typeof recordStage>[0];

/** Which fields changed stands in the event; their values, which are personal, beside it. */
function recordChange(record: Recorder, card: Customer, change: Data, seat: { positionId?: string }): void {
  const derived = ["nameKey", "nameJoined", "nationalIdConfirmedAt"];
  const fields = Object.keys(change).filter((name) => !derived.includes(name));
  if (fields.length === 0) return;
  const values = (of: object) =>
    JSON.parse(JSON.stringify(Object.fromEntries(fields.map((f) => [f, of[f as keyof typeof of]]))));
  const after = { kind: (change.kind as string | undefined) ?? card.kind, fields };
  const personal = { before: values(card), after: values(change) };
  record({ type: "customer.updated", customerId: card.id, ...seat, before: { kind: card.kind }, after, personal });
}

type Values = Record<string, string | number | boolean | null>;

/** Custom values after the change; those of fields that are gone stay as they are. */
async function mergeCustom(
  db: Db,
  card: Customer,
  kind: string,
  given: Values,
  problems: Record<string, string | Problem>,
) {
  const fields = await fieldsOf(db, kind);
  const values = { ...(card.custom as Values) };
  for (const [id, typed] of Object.entries(given)) {
    const field = fields.find((f) => f.id === id);
    const read = field ? readCustomValue(field, typed) : { problem: { key: "unknownField" } };
    if ("problem" in read) problems[`custom.${id}`] = read.problem;
    else if (read.value === null) delete values[id];
    else values[id] = read.value;
  }
  return values;
}
