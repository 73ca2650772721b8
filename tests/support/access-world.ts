import type { Actor, PublicActor } from "@/lib/auth/actor";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { hashPassword } from "@/lib/base/password";
import { database } from "@/lib/kernel/database";
import {
  aCustomer,
  actorOf,
  aPoint,
  aPosition,
  aReferral,
  aRequest,
  aSubstitute,
  aUser,
} from "@/tests/support/factories";
import { type Office, office, seated, user } from "@/tests/support/office";

/** The columns of the matrix, in their order. */
export const ROLES = [
  "anonymous",
  "tracked", // a visitor who named a key of this very request
  "form",
  "coordinator",
  "holder",
  "substitute",
  "former", // held the seat before
  "colleague", // same department, no referral
  "stranger", // other department
  "head", // manages the holder's department
  "otherHead",
  "manager",
  "administrator",
  "system",
] as const;
export type Role = (typeof ROLES)[number];

export type World = {
  request: string;
  number: number;
  queuedNumber: number;
  into: number;
  referral: string;
  queued: string;
  file: string;
  message: string;
  code: string;
  customerCode: string;
  point: string;
  /** Another card, and a merge that brought one into it. */
  otherCode: string;
  merge: string;
  relation: string;
  tag: string;
  check: string;
  requiredCheck: string;
  checklist: string;
  link: string;
  text: string;
  target: string;
  field: string;
  cardFile: string;
  suggestion: string;
  user: string;
  seat: string;
  department: string;
  token: string;
  substitution: string;
  session: string;
  draft: string;
  task: string;
  bulk: string;
  view: string;
  table: string;
  rule: string;
  macro: string;
  press: string;
  channel: string;
  closure: string;
  /** A day that is a holiday, and from which the department has a week of its own. */
  holiday: string;
};

/** One request that a seat holds and one that waits in its department's queue, and everybody who might want them. */
export async function accessWorld(): Promise<{ world: World; actors: Record<Role, Actor> }> {
  const house = await office();
  const former = await aUser();
  const past = new Date(Date.now() - 86_400_000);
  await database().positionHolder.updateMany({ where: { positionId: house.officer.positionId }, data: { from: past } });
  await database().positionHolder.create({
    data: { id: newId(), positionId: house.officer.positionId, userId: former.id, from: new Date(0), until: past },
  });
  await aPosition({ departmentId: house.sales, holder: former });
  const substitution = await aSubstitute(house.officer.positionId);
  const world = await things(house, substitution.id);
  const request = await database().request.findUniqueOrThrow({ where: { number: world.number } });
  const tracked: PublicActor = { kind: "public", tracked: { requestId: request.id, keyNamed: true } };
  const people = {
    coordinator: house.coordinator.userId,
    holder: house.officer.userId,
    substitute: substitution.userId,
    former: former.id,
    colleague: house.colleague.userId,
    stranger: house.stranger.userId,
    head: house.head.userId,
    otherHead: (await seated("department_manager", house.sales)).userId,
    manager: (await user({ manager: true })).userId,
    administrator: (await user({ administrator: true })).userId,
  };
  const loaded = await Promise.all(
    Object.entries(people).map(async ([role, id]) => [role, await actorOf(id)] as const),
  );
  const signedIn = Object.fromEntries(loaded) as Record<keyof typeof people, Actor>;
  const passwordHash = await hashPassword("another-password-9");
  await database().user.updateMany({ where: { id: { in: Object.values(people) } }, data: { passwordHash } });
  const form = { kind: "form", tokenId: newId() } as const;
  return { world, actors: { anonymous: { kind: "public" }, tracked, form, ...signedIn, system: SYSTEM("test") } };
}

async function things(house: Office, substitution: string): Promise<World> {
  const db = database();
  const now = new Date();
  const owner = { status: "referred", ownerPositionId: house.coordinator.positionId } as const;
  const customer = await aCustomer();
  const point = await aPoint(customer.id, "email", `${newId()}@example.com`);
  const request = await aRequest({ customerId: customer.id, email: "a@example.com", ...owner });
  const queued = await aRequest({ customerId: customer.id, ...owner });
  const target = await aRequest({ customerId: customer.id });
  const from = { fromPositionId: house.coordinator.positionId, fromUserId: house.coordinator.userId };
  const held = { toPositionId: house.officer.positionId, status: "accepted" } as const;
  const referral = await aReferral({ requestId: request.id, ...from, ...held });
  const waiting = await aReferral({ requestId: queued.id, ...from, toDepartmentId: house.support });
  const file = {
    id: newId(),
    requestId: request.id,
    uploader: "form:none",
    name: "a.txt",
    mime: "text/plain",
    size: 1,
  };
  await db.file.create({ data: { ...file, sha256: "0", path: "x", createdAt: now } });
  const came = { channel: "email", externalId: file.id, path: "x", requestId: request.id, receivedAt: now } as const;
  await db.inboundMessage.create({ data: { id: file.id, ...came } });
  const mail = {
    id: newId(),
    purpose: "ack",
    requestId: request.id,
    toAddress: "a@example.com",
    subject: "s",
    text: "t",
  };
  await db.outboxMessage.create({ data: { ...mail, messageId: newId(), status: "held", createdAt: now } });
  const token = { id: newId(), name: "n", hash: newId(), createdAt: now };
  await db.apiToken.create({ data: token });
  const draft = { id: newId(), values: {}, errors: {}, createdAt: now, expiresAt: new Date(now.getTime() + 60_000) };
  await db.formDraft.create({ data: draft });
  const task = { id: newId(), kind: "files.sweep", startedById: house.officer.userId, createdAt: now };
  const acted = { chosen: [{ number: request.number }], act: { do: "accept" } };
  const bulk = { ...task, id: newId(), kind: "bulk.act", status: "done" as const, input: acted };
  await db.task.createMany({ data: [task, bulk] });
  const his = { userId: house.officer.userId, createdById: house.officer.userId, createdAt: now };
  const view = { id: newId(), name: "v", scope: "personal" as const, place: "inbox", filter: {}, ...his };
  await db.savedView.create({ data: view });
  const table = { id: newId(), name: "n.csv", path: "none", sha256: "0", format: "csv", createdAt: now };
  const columns = { headers: ["n"], examples: [], sheets: [] };
  await db.customerImport.create({ data: { ...table, columns, userId: house.coordinator.userId } });
  const spare = await aUser();
  const survivor = await aCustomer();
  const gone = await aCustomer({ mergedIntoId: survivor.id });
  const merge = await db.merge.create({
    data: { id: newId(), kind: "customer", fromId: gone.id, intoId: survivor.id, at: now },
  });
  return {
    request: request.id,
    number: request.number,
    queuedNumber: queued.number,
    into: target.number,
    referral: referral.id,
    queued: waiting.id,
    file: file.id,
    message: mail.id,
    code: request.trackingCode,
    customerCode: customer.code,
    point: point.id,
    otherCode: survivor.code,
    merge: merge.id,
    ...(await besideThings(request.id, queued.id, target.id, house.coordinator.userId, spare.id)),
    text: await aText(house.officer.userId),
    ...(await cardThings(customer.id, request.id)),
    suggestion: await aSuggestion(customer.id),
    user: spare.id,
    seat: house.colleague.positionId,
    department: house.support,
    token: token.id,
    substitution,
    session: newId(),
    draft: draft.id,
    task: task.id,
    bulk: bulk.id,
    view: view.id,
    table: table.id,
    ...(await shutTimes(house.support)),
    ...(await ruleThings(house, request.id)),
    channel: await aDoor(),
  };
}

/** A rule, and a macro of the holder that he has pressed once. */
async function ruleThings({ coordinator, officer }: Office, requestId: string) {
  const db = database();
  const createdAt = new Date();
  const [rule, macro, press] = [newId(), newId(), newId()];
  await db.rule.create({
    data: { id: rule, kind: "assignment", name: rule, positionId: coordinator.positionId, createdAt },
  });
  await db.macro.create({ data: { id: macro, name: macro, userId: officer.userId, createdAt } });
  await db.macroRun.create({
    data: { id: press, macroId: macro, userId: officer.userId, requestId, requestVersion: 1, at: createdAt },
  });
  return { rule, macro, press };
}

async function aDoor() {
  const id = newId();
  const row = {
    id,
    adapter: "none",
    channel: "sms",
    name: id,
    hookKey: id,
    active: false,
    createdAt: new Date(),
  } as const;
  await database().channelAccount.create({ data: row });
  return id;
}

async function shutTimes(departmentId: string) {
  const db = database();
  const [closure, holiday, sinceVersion] = [newId(), "2049-01-01", 1];
  const day = new Date(`${holiday}T00:00:00Z`);
  const [from, until] = [new Date("2019-11-22T05:00:00Z"), new Date("2019-11-22T06:00:00Z")];
  const shut = { id: closure, closureId: closure, departmentId, from, until, reason: "r", sinceVersion };
  await db.closure.create({ data: shut });
  await db.holiday.deleteMany({ where: { day } });
  await db.holiday.create({ data: { id: newId(), day, name: "n", kind: "special" } });
  await db.workWeek.create({
    data: { id: newId(), departmentId, effectiveFrom: day, days: [[[480, 720]]], sinceVersion },
  });
  return { closure, holiday };
}

/** What stands on a card. */
async function cardThings(customerId: string, requestId: string) {
  const db = database();
  const createdAt = new Date();
  const [relation, tag, field, cardFile, target] = [newId(), newId(), newId(), newId(), newId()];
  const other = await aCustomer();
  await db.customerRelation.create({
    data: { id: relation, fromId: customerId, toId: other.id, kind: "family", createdAt },
  });
  await db.tag.create({ data: { id: tag, name: tag, key: tag, createdAt } });
  await db.customerTag.create({ data: { customerId, tagId: tag, at: createdAt } });
  await db.requestTag.create({ data: { requestId, tagId: tag, at: createdAt } });
  const row = { clock: "hop" as const, minutes: 60, createdAt, updatedAt: createdAt };
  await db.serviceTarget.deleteMany({ where: { level: "silver" } });
  await db.serviceTarget.create({ data: { id: target, level: "silver", ...row } });
  await db.customField.create({ data: { id: field, label: field, type: "text", kinds: ["person"], createdAt } });
  const paper = { id: cardFile, customerId, uploader: "token:none", name: "b.txt", mime: "text/plain", size: 1 };
  await db.file.create({ data: { ...paper, sha256: "0", path: "y", createdAt } });
  return { relation, tag, field, cardFile, target };
}

async function aText(userId: string): Promise<string> {
  const text = { id: newId(), scope: "personal", userId, name: "n", shortcut: "n", body: "b" } as const;
  return (await database().readyText.create({ data: { ...text, createdAt: new Date() } })).id;
}

/** What stands beside the work on a request. */
async function besideThings(requestId: string, linked: string, other: string, byUserId: string, named: string) {
  const db = database();
  const at = new Date();
  const [check, requiredCheck, checklist, link] = [newId(), newId(), newId(), newId()];
  await db.checklist.create({ data: { id: checklist, name: "n", lines: [], createdAt: at } });
  await db.requestCheck.create({ data: { id: check, requestId, text: "t", addedAt: at } });
  await db.requestCheck.create({ data: { id: requiredCheck, requestId, text: "t", required: true, addedAt: at } });
  await db.requestLink.create({ data: { id: link, fromId: requestId, toId: linked, kind: "related", at } });
  await db.mention.create({ data: { id: newId(), requestId, userId: named, byUserId, at } });
  await db.sameRequest.create({ data: { id: newId(), requestId, otherId: other, score: 0.9, at } });
  return { check, requiredCheck, checklist, link };
}

/** A pair that waits to be judged. */
async function aSuggestion(customerId: string): Promise<string> {
  const [a, b] = [customerId, (await aCustomer()).id].sort() as [string, string];
  const pair = { id: newId(), customerAId: a, customerBId: b, score: 0.5, reasons: [], createdAt: new Date() };
  await database().mergeSuggestion.create({ data: pair });
  return pair.id;
}
