import { afterEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { lookupCustomer } from "@/lib/identity/queries";
import { database } from "@/lib/kernel/database";
import { exportRegistry } from "@/lib/requests/export-registry";
import { listRegistry } from "@/lib/requests/list-registry";
import { readRequest, searchRequests } from "@/lib/requests/queries";
import { registryEntry } from "@/lib/requests/rules";
import { submitRequest } from "@/lib/requests/submit-request";
import { aCustomer, aPoint } from "@/tests/support/factories";
import { aDesk, aPerson, type Person, refused } from "./desk";

const setNow = clock.now;
afterEach(() => {
  clock.now = setNow;
});
const at = (iso: string) => {
  clock.now = () => new Date(iso);
};
type Input = Parameters<typeof submitRequest>[1];
const register = (by: Person, more: Partial<Input> = {}) =>
  submitRequest(by.actor, { channel: "phone", subject: "قطع تلفن", body: "از صبح قطع است", ...more });

describe("registry numbers", () => {
  test("50 at once have no gap, also where some fail", async () => {
    at("2031-06-01T08:00:00Z"); // a year of its own
    const officer = await aPerson("officer");
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        register(officer, i % 6 === 0 ? { attachments: [newId()] } : { channel: i % 2 ? "letter" : "visit" }),
      ),
    );
    const given = answers.flatMap((a) => (a.status === "fulfilled" ? [a.value.registration!] : []));
    expect(given.map((r) => r.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(new Set(given.map((r) => r.year))).toEqual(new Set([1410]));
  });

  test("begin anew with the Jalali year in Tehran", async () => {
    const officer = await aPerson("officer");
    at("2032-03-19T20:29:00Z"); // 23:59 of the last day of 1410
    const last = await register(officer);
    at("2032-03-19T20:31:00Z");
    const first = await register(officer);
    expect(last.registration?.year).toBe(1410);
    expect(first.registration).toEqual({ year: 1411, number: 1 });
    expect((await register(officer, { channel: "fax" })).registration).toEqual({ year: 1411, number: 2 });
  });

  test("are only for what a person registers by hand, once for one submission", async () => {
    at("2033-06-01T08:00:00Z");
    const officer = await aPerson("officer");
    expect((await register(officer, { channel: "web" })).registration).toBeNull();
    expect(
      (await submitRequest({ kind: "form", tokenId: newId() }, { channel: "phone", subject: "s", body: "b" }))
        .registration,
    ).toBeNull();
    const externalId = newId();
    const once = await register(officer, { externalId });
    const again = await register(officer, { externalId });
    expect([once.registration, again.registration, again.repeated]).toEqual([
      { year: 1412, number: 1 },
      once.registration,
      true,
    ]);
    const wrong = await refused(
      () => register(officer, { channel: "email", registration: { theirNumber: "1" } }),
      "invalid",
    );
    expect(wrong.fields.registration?.key).toBe("request.notByHand");
  });

  test("are found by, told with their letter's own number, and listed", async () => {
    at("2034-06-01T08:00:00Z");
    const desk = await aDesk();
    const { number } = await register(desk.officer, {
      channel: "letter",
      registration: { theirNumber: "الف/۱۲", theirDate: "2034-05-20" },
    });
    await register(desk.stranger, { channel: "fax" });
    const found = await searchRequests(desk.coordinator.actor, { q: "۱۴۱۳/۱" });
    expect(found.items.map((one) => one.number)).toEqual([number]);
    expect((await readRequest(desk.coordinator.actor, { number })).registration).toEqual({
      year: 1413,
      number: 1,
      theirNumber: "الف/۱۲",
      theirDate: "2034-05-20",
    });
    const book = await listRegistry(desk.coordinator.actor, { year: 1413, limit: 1 });
    expect(book.items.map((one) => [one.number, one.channel])).toEqual([[2, "fax"]]);
    const older = await listRegistry(desk.coordinator.actor, { year: 1413, limit: 1, cursor: book.nextCursor! });
    expect(older.items.map((one) => one.request)).toEqual([number]);
    expect(
      (await listRegistry(desk.coordinator.actor, { year: 1413, limit: 1, before: older.previousCursor! })).items,
    ).toEqual(book.items);
    const own = await listRegistry(desk.officer.actor, { year: 1413 });
    expect(own.items.map((one) => [one.number, one.inSight])).toEqual([[1, false]]);
    const { rows } = await exportRegistry(desk.coordinator.actor, { year: 1413, channel: "letter" });
    expect(rows.map((one) => one.number)).toEqual([1]);
    expect(
      await database().event.count({ where: { type: "registry.exported", userId: desk.coordinator.userId } }),
    ).toBe(1);
  });

  test("are read as people write them", () => {
    for (const typed of ["1405/12", "1405-12", "1405 / 12", "12/1405"])
      expect(registryEntry(typed)).toEqual({ year: 1405, number: 12 });
    for (const typed of ["12", "1405", "2026/1", "1405/1/2", "0912-1405"]) expect(registryEntry(typed)).toBeNull();
  });
});

describe("whose card it is, as the officer says", () => {
  test("counts before the keys, and keys of others stay theirs", async () => {
    const officer = await aPerson("officer");
    const [named, other] = [await aCustomer(), await aCustomer()];
    const theirs = `+98912${String(Date.now()).slice(-7)}`;
    await aPoint(other.id, "mobile", theirs);
    const { customer, match } = await register(officer, { customerCode: named.code, customer: { phone: theirs } });
    expect(customer).toMatchObject({ id: named.id, isNew: false });
    expect(match).toMatchObject({ named: true, by: null, refused: [{ key: "mobile", reason: "ownedByOther" }] });
    const looked = await lookupCustomer(officer.actor, { code: named.code });
    expect([looked.customer?.id, looked.match, looked.previousRequests.length]).toEqual([named.id, null, 1]);
    const unknown = await refused(() => register(officer, { customerCode: "00000000" }), "invalid");
    expect(unknown.fields.customerCode?.key).toBe("customer.unknown");
    const form = await refused(
      () =>
        submitRequest(
          { kind: "form", tokenId: newId() },
          { channel: "web", subject: "s", body: "b", customerCode: named.code },
        ),
      "invalid",
    );
    expect(form.fields.customerCode?.key).toBe("unknownField");
  });
});
