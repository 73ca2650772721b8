import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { database } from "@/lib/kernel/database";
import { dismissSame } from "@/lib/requests/dismiss-same";
import { findSame } from "@/lib/requests/find-same";
import { linkRequests } from "@/lib/requests/link-requests";
import { lookAtRequests } from "@/lib/requests/look-at-requests";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { previewMerge } from "@/lib/requests/preview-merge";
import { readRequest, searchRequests } from "@/lib/requests/queries";
import { submitRequest } from "@/lib/requests/submit-request";
import { tagRequest } from "@/lib/requests/tag-request";
import { unlinkRequests } from "@/lib/requests/unlink-requests";
import { aCustomer, aRequest } from "@/tests/support/factories";
import { aDesk, aStandingReferral, refused, standing } from "./desk";

test("a link shows on both pages in its direction, and is taken back from either", async () => {
  const desk = await aDesk();
  const by = desk.coordinator.actor;
  const one = await standing(desk, "new");
  const other = await aRequest({ subject: "قطعی برق" });
  const made = await linkRequests(by, { number: one.number, to: other.number, kind: "caused_by" });
  const links = async (number: number) => (await readRequest(by, { number })).links;
  expect(await links(one.number)).toMatchObject([{ number: other.number, outward: true, kind: "caused_by" }]);
  expect(await links(other.number)).toMatchObject([{ number: one.number, outward: false, subject: one.subject }]);
  const again = () => linkRequests(by, { number: other.number, to: one.number, kind: "related" });
  expect((await refused(again, "conflict")).problem.key).toBe("conflict.linkedAlready");
  await refused(() => linkRequests(by, { number: one.number, to: one.number }), "conflict");
  await unlinkRequests(by, { number: other.number, linkId: made.id });
  expect([await links(one.number), await links(other.number)]).toEqual([[], []]);
  await refused(() => unlinkRequests(by, { number: one.number, linkId: made.id }), "notFound");
});

test("an officer links only what he sees; of the rest he learns a number, of confidential requests nothing", async () => {
  const desk = await aDesk();
  const { request } = await aStandingReferral(desk, "accepted");
  const hidden = await aRequest({ subject: "چیز دیگر" });
  const secret = await aRequest({ confidential: true });
  const { number } = request;
  await refused(() => linkRequests(desk.officer.actor, { number, to: hidden.number }), "invalid");
  await linkRequests(desk.coordinator.actor, { number, to: hidden.number });
  await linkRequests(desk.coordinator.actor, { number, to: secret.number });
  const { links } = await readRequest(desk.officer.actor, { number });
  expect(links).toMatchObject([{ number: hidden.number, subject: null, inSight: false }]);
});

test("before a merge it is told what moves, what stays and what stands against it", async () => {
  const desk = await aDesk();
  const by = desk.coordinator.actor;
  const { request } = await aStandingReferral(desk, "accepted");
  await tagRequest(by, { number: request.number, name: "فوری‌تر" });
  const target = await aRequest({ customerId: request.customerId });
  const foreign = await aRequest();
  const preview = (into: number) => previewMerge(by, { number: request.number, into });
  expect(await preview(target.number)).toMatchObject({
    obstacle: null,
    into: { number: target.number },
    moves: { referrals: 1, tags: ["فوری‌تر"] },
    stays: { notes: 0, referrals: 0, checks: 0 },
  });
  expect((await preview(foreign.number)).obstacle).toBe("otherCustomer");
  expect((await preview(request.number)).obstacle).toBe("itself");
  expect((await preview(2_000_000_000)).obstacle).toBe("unknown");
  await mergeRequests(by, { number: request.number, into: target.number });
  expect((await preview(target.number)).obstacle).toBe("merged");
  expect((await readRequest(by, { number: target.number })).mergedHere).toMatchObject([{ number: request.number }]);
});

const asked = {
  subject: "نشت آب دستگاه",
  body: "دستگاه تصفیهٔ آب که خریدم از دیروز آب نشت می‌کند و صدای بلندی دارد.",
};
const again = { subject: "دستگاه تصفیه نشت دارد", body: "سلام، دستگاه تصفیه آب نشت میکند و صدای بلند دارد. از دیروز!" };
const different = { subject: "فیلتر", body: "سه فیلتر یدکی برای دستگاه تصفیه می‌خواهم، قیمت را بگویید" };

const look = async () => {
  let place: { mark: string | null; seen: string[] } = { mark: null, seen: [] };
  for (let more = true; more; ) ({ more, ...place } = await lookAtRequests(SYSTEM("test"), place).then(pick));
  return place;
};
const pick = ({ mark, seen, more }: { mark: string | null; seen: string[]; more: boolean }) => ({ mark, seen, more });

async function twice(desk: Awaited<ReturnType<typeof aDesk>>, second: typeof asked) {
  const phone = `0912${Math.floor(Math.random() * 9e6 + 1e6)}`;
  const send = (words: typeof asked) =>
    submitRequest(desk.coordinator.actor, { channel: "phone", ...words, customer: { phone } });
  return [await send(asked), await send(second)] as const;
}

test("the same asked twice is suspected after intake, in the row and on both pages; a look again says nothing new", async () => {
  const desk = await aDesk();
  const by = desk.coordinator.actor;
  const [first, second] = await twice(desk, again);
  await look();
  await look();
  const same = async (number: number) => (await readRequest(by, { number })).same.map((s) => s.number);
  expect([await same(first.number), await same(second.number)]).toEqual([[second.number], [first.number]]);
  const rows = await searchRequests(by, { customerId: first.customer.id });
  expect(rows.items.map((r) => [r.number, r.sameAs])).toEqual([
    [second.number, first.number],
    [first.number, second.number],
  ]);
  expect(await database().event.count({ where: { requestId: second.id, type: "request.suspected" } })).toBe(1);
  await dismissSame(by, { number: first.number, other: second.number });
  await look();
  expect([await same(first.number), await same(second.number)]).toEqual([[], []]);
  await refused(() => dismissSame(by, { number: first.number, other: second.number }), "notFound");
});

test("another matter of the same customer is not suspected; a merge settles what was", async () => {
  const desk = await aDesk();
  const by = desk.coordinator.actor;
  const [apart] = await twice(desk, different);
  const [first, second] = await twice(desk, again);
  await look();
  expect((await readRequest(by, { number: apart.number })).same).toEqual([]);
  await mergeRequests(by, { number: second.number, into: first.number });
  expect((await readRequest(by, { number: first.number })).same).toEqual([]);
  const kept = await database().sameRequest.findMany({ where: { requestId: second.id } });
  expect(kept.map((s) => s.state)).toEqual(["settled"]);
});

test("before saving: open requests of the customer that are like the text, none that is closed or confidential elsewhere", async () => {
  const desk = await aDesk();
  const customer = await aCustomer();
  const one = await aRequest({ customerId: customer.id, ...asked });
  await aRequest({ customerId: customer.id, ...asked, status: "closed" });
  await aRequest({ customerId: customer.id, ...asked, confidential: true });
  const found = await findSame(desk.stranger.actor, { customerCode: customer.code, ...again });
  expect(found.items).toMatchObject([{ number: one.number, inSight: false }]);
  expect((await findSame(desk.stranger.actor, { customerCode: customer.code, ...different })).items).toEqual([]);
});
