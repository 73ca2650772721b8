import { expect, test } from "vitest";
import { conflict } from "@/lib/base/errors";
import { database, transaction } from "@/lib/kernel/database";
import { RaceLost } from "@/lib/kernel/race";
import { step, together } from "@/lib/kernel/together";
import { addNote } from "@/lib/requests/add-note";
import { closeRequest } from "@/lib/requests/close-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { updateRequest } from "@/lib/requests/update-request";
import { aDesk, refused } from "@/tests/requests/desk";
import { aRequest } from "@/tests/support/factories";

const row = (id: string) => database().request.findUniqueOrThrow({ where: { id } });

test("several commands are done together, each with its own event", async () => {
  const { coordinator } = await aDesk();
  const { id, number } = await aRequest();
  const answers = await together(coordinator.actor, [
    step(updateRequest, { number, priority: "urgent" }),
    step(addNote, { number, body: "فوری" }),
    step(closeRequest, { number, outcome: "solved" }),
  ]);
  expect(answers).toHaveLength(3);
  expect(await row(id)).toMatchObject({ priority: "urgent", status: "closed" });
  const events = await database().event.findMany({ where: { requestId: id }, orderBy: { id: "asc" } });
  expect(events.map((e) => e.type)).toEqual(["request.updated", "request.noted", "request.closed"]);
});

test("the last one refused, none was done", async () => {
  const { coordinator } = await aDesk();
  const { number } = await aRequest();
  const steps = [
    step(addNote, { number, body: "پیش از بستن" }),
    step(closeRequest, { number, outcome: "solved" }),
    step(closeRequest, { number, outcome: "solved" }),
  ];
  await refused(() => together(coordinator.actor, steps), "conflict");
});

test("each step asks its own permission", async () => {
  const { officer } = await aDesk();
  const { number } = await aRequest();
  await refused(() => together(officer.actor, [step(addNote, { number, body: "ب" })]), "notFound");
});

test("a lean command joins too", async () => {
  const { coordinator } = await aDesk();
  const given = { channel: "phone", subject: "با هم", body: "متن", externalId: `t-${Date.now()}` } as const;
  const twice = () =>
    together(coordinator.actor, [
      step(submitRequest, given),
      async () => {
        throw conflict("stale");
      },
    ]);
  await refused(twice, "conflict");
  const [made] = (await together(coordinator.actor, [step(submitRequest, given)])) as [{ id: string }];
  expect((await row(made.id)).subject).toBe("با هم");
});

test("a lost race begins the whole anew, and what the first try wrote is gone", async () => {
  const { coordinator } = await aDesk();
  const { id, number } = await aRequest();
  let tries = 0;
  await together(coordinator.actor, [
    step(addNote, { number, body: "یک بار" }),
    async () => {
      tries++;
      if (tries < 3) throw new RaceLost();
    },
  ]);
  expect(tries).toBe(3);
  expect(await database().note.count({ where: { requestId: id } })).toBe(1);
  expect(await database().event.count({ where: { requestId: id } })).toBe(1);
});

test("outside of it, commands have transactions of their own again", async () => {
  const { coordinator } = await aDesk();
  const { number } = await aRequest();
  await together(coordinator.actor, []);
  await addNote(coordinator.actor, { number, body: "جدا" });
  const gone = transaction(async () => {
    await addNote(coordinator.actor, { number, body: "ماند" });
    throw conflict("stale");
  });
  await expect(gone).rejects.toThrow();
  expect(await database().note.count({ where: { request: { number } } })).toBe(2);
});
