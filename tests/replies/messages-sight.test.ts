import { afterAll, expect, test } from "vitest";
import { listRuns } from "@/lib/automation/queries";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { listReceived } from "@/lib/intake/queries";
import { closeDatabase, database } from "@/lib/kernel/database";
import { listOutbox, readMessage } from "@/lib/replies/queries";
import { aRule, intake, noRules, work } from "@/tests/automation/desk";
import { aDesk } from "@/tests/requests/desk";
import { aRequest } from "@/tests/support/factories";

/* Who only looks after settings sees the messages, and is led into no request that does not open to him. */

afterAll(closeDatabase);
const LATER = 60_000; // the newest of all, whatever other tests have written

test("messages out and in say whether their request opens to who asks", async () => {
  const desk = await aDesk();
  const both = { ...desk.coordinator.actor, administrator: true };
  const { id: requestId, number } = await aRequest();
  const at = new Date(clock.now().getTime() + LATER);
  const [out, got, loose] = [newId(), newId(), newId()];
  await database().outboxMessage.create({
    data: {
      ...{ id: out, requestId, purpose: "reply", toAddress: "a@b.test", subject: "پاسخ", text: "متن" },
      ...{ messageId: `<${out}@x>`, createdAt: at },
    },
  });
  const inbound = { channel: "sms" as const, sender: "+989120000000", receivedAt: at };
  const text = JSON.stringify({ from: "+989120000000", text: "یک پیامک بی‌موضوع" });
  await database().inboundMessage.createMany({
    data: [
      { id: got, externalId: got, requestId, state: "filed", text, ...inbound },
      { id: loose, externalId: loose, state: "ignored", reason: "automatic", text, ...inbound },
    ],
  });
  for (const [actor, opens] of [
    [desk.administrator, false],
    [both, true],
  ] as const) {
    const sent = (await listOutbox(actor, {})).items.find((m) => m.id === out);
    expect(sent).toMatchObject({ number, opens });
    expect(await readMessage(actor, { id: out })).toMatchObject({ opens });
    const { items } = await listReceived(actor, {});
    expect(items.find((m) => m.id === got)).toMatchObject({ number, opens, subject: null });
    // What became nothing can be told apart without opening its original.
    expect(items.find((m) => m.id === loose)).toMatchObject({ subject: "یک پیامک بی‌موضوع", number: null });
  }
});

test("the log of a rule names a request only to whom it opens", async () => {
  await noRules();
  const desk = await aDesk();
  const acts = [{ do: "setPriority", priority: "high" }] as never;
  const trigger = { when: "event", events: ["request.submitted"] } as never;
  const { id } = await aRule(desk, { kind: "automation", trigger, conditions: {}, acts });
  await intake("موضوع دیدنی");
  await work();
  const shown = async (actor: Parameters<typeof listRuns>[0]) => (await listRuns(actor, { id })).items[0];
  expect(await shown(desk.administrator)).toMatchObject({ number: expect.any(Number), subject: null, opens: false });
  const both = { ...desk.coordinator.actor, administrator: true };
  expect(await shown(both)).toMatchObject({ subject: "موضوع دیدنی", opens: true });
  await noRules();
});
