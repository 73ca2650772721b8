import { describe, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { updateRequest } from "@/lib/requests/update-request";
import { aCustomer, aRequest } from "@/tests/support/factories";
import { aDesk, countersAreRight, refused, row } from "./desk";

describe("updating", () => {
  test("a request moved to another card takes its merged ones along, and both counters follow", async () => {
    const desk = await aDesk();
    const from = await aCustomer();
    const to = await aCustomer();
    const old = await aRequest({ customerId: from.id, receivedAt: new Date("2026-01-01") });
    const request = await aRequest({ customerId: from.id });
    const double = await aRequest({ customerId: from.id });
    await mergeRequests(desk.coordinator.actor, { number: double.number, into: request.number });
    await updateRequest(desk.coordinator.actor, { number: request.number, customerCode: to.code });
    for (const { id } of [request, double]) expect((await row(id)).customerId).toBe(to.id);
    for (const { id } of [from, to]) await countersAreRight(id);
    const left = await database().customer.findUniqueOrThrow({ where: { id: from.id } });
    expect(left).toMatchObject({ requestCount: 1, lastRequestAt: old.receivedAt });
    const event = await database().event.findFirst({ where: { requestId: request.id, type: "request.updated" } });
    expect(event).toMatchObject({ before: { customerId: from.id }, after: { customerId: to.id } });
  });

  test("another priority makes the first reply due as at intake with it, until there was one", async () => {
    const desk = await aDesk();
    const { actor } = desk.coordinator;
    const intake = (priority: "normal" | "urgent" | "low") =>
      submitRequest(actor, { channel: "phone", subject: "س", body: "م", customer: {}, priority });
    const at = new Date("2026-11-21T06:00:00Z");
    const later = new Date(at.getTime() + 26 * 3_600_000);
    const [changed, urgent, low] = await clock.at(at, () =>
      Promise.all([intake("normal"), intake("urgent"), intake("low")]),
    );
    const dueOf = async (one: { id: string }) => (await row(one.id)).dueAt;
    const [before, soon, late] = [await dueOf(changed), await dueOf(urgent), await dueOf(low)];
    const { number } = changed;
    await clock.at(later, () => updateRequest(actor, { number, priority: "urgent" }));
    expect(await dueOf(changed)).toEqual(soon);
    expect(soon).not.toEqual(before);
    const event = await database().event.findFirst({ where: { requestId: changed.id, type: "request.updated" } });
    expect(event).toMatchObject({ before: { dueAt: before!.toISOString() }, after: { dueAt: soon!.toISOString() } });
    await clock.at(later, () => updateRequest(actor, { number, kind: "order" }));
    expect(await dueOf(changed)).toEqual(soon);
    await clock.at(later, () => updateRequest(actor, { number, priority: "low" }));
    expect(await dueOf(changed)).toEqual(late);
    await replyToRequest(actor, { number, channel: "phone", body: "در دست بررسی است", then: "keep" });
    await updateRequest(actor, { number, priority: "urgent" });
    expect(await dueOf(changed)).toBeNull();
  });

  test("subject and kind change with their search key and events; wrong values are named", async () => {
    const desk = await aDesk();
    const { id, number, version } = await aRequest();
    await updateRequest(desk.coordinator.actor, {
      number,
      subject: "كتابِ تازه",
      kind: "order",
      confidential: true,
      version,
    });
    expect(await row(id)).toMatchObject({ subject: "كتابِ تازه", kind: "order", confidential: true });
    expect((await row(id)).searchKey).toContain("کتاب تازه");
    const stale = { number, kind: "other" as const, version };
    expect((await refused(() => updateRequest(desk.coordinator.actor, stale), "conflict")).problem).toEqual({
      key: "conflict.stale",
      params: {
        step: "events.request.updated",
        who: desk.coordinator.actor.name,
        when: expect.stringContaining("امروز"),
      },
    });
    for (const [wrong, field] of [
      [{ customerCode: "0" }, "customerCode"],
      [{ kind: "nonsense" }, "kind"],
      [{}, ""],
      [{ status: "closed" }, "status"],
    ] as const) {
      const error = await refused(
        () => updateRequest(desk.coordinator.actor, { number, ...(wrong as object) }),
        "invalid",
      );
      expect(Object.keys(error.fields)).toContain(field);
    }
  });
});
