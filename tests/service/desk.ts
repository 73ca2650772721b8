import { expect } from "vitest";
import { clock } from "@/lib/base/clock";
import { calendarAt } from "@/lib/calendar/store";
import { database, reader } from "@/lib/kernel/database";
import { submitRequest } from "@/lib/requests/submit-request";
import { derive } from "@/lib/service/rules";
import { saveTarget } from "@/lib/service/save-target";
import { aDesk, type Desk } from "@/tests/requests/desk";

/** شنبه ۳۰ آبان ۱۴۰۵, 9:30 in Tehran. */
export const NINE = new Date("2026-11-21T06:00:00Z");
export const later = (hours: number) => new Date(NINE.getTime() + hours * 3_600_000);
export const at = <T>(hours: number, work: () => Promise<T>): Promise<T> => clock.at(later(hours), work);

/** A desk whose department of officers has targets of its own: first reply in 2 hours, resolution in 6, each hop in 3. */
export async function aTimedDesk() {
  const desk = await aDesk();
  const rows = { first_reply: 120, resolution: 360, hop: 180 } as const;
  const targets: Record<string, string> = {};
  for (const [name, minutes] of Object.entries(rows)) {
    const row = { clock: name as keyof typeof rows, departmentId: desk.tech, minutes };
    targets[name] = (await saveTarget(desk.administrator, row)).id;
  }
  return { ...desk, targets };
}

/** A request that was meant for the department, at `NINE`. */
export const anArrival = (desk: Desk, more: { priority?: "urgent" } = {}) =>
  clock.at(NINE, () =>
    submitRequest(desk.coordinator.actor, {
      channel: "phone",
      subject: "کندی",
      body: "کند است",
      departmentId: desk.tech,
      customer: {},
      ...more,
    }),
  );

const logOf = (clockId: string) => database().clockEntry.findMany({ where: { clockId }, orderBy: { seq: "asc" } });

/** The clocks of a request by their kind; each is held to its own log, and the request to the nearest that runs. */
export async function clocksOf(requestId: string, now = clock.now()) {
  const request = await database().request.findUniqueOrThrow({ where: { id: requestId } });
  const rows = await database().clock.findMany({ where: { requestId }, orderBy: { startedAt: "asc" } });
  for (const row of rows) {
    const log = await logOf(row.id);
    const departmentId = row.departmentId;
    const work = await calendarAt(reader(), log.at(-1)!.calendarVersion!, { departmentId });
    const told = derive(log, work, now);
    expect([told.state, told.dueAt, log.length], `${row.kind} of its log`).toEqual([row.state, row.dueAt, row.entries]);
    expect(told.spentSeconds).toBeCloseTo(row.spentSeconds, 3);
  }
  const running = rows.filter((c) => c.state === "running" && c.referralId === null && c.dueAt !== null);
  const nearest = running.map((c) => c.dueAt!.getTime()).sort((a, b) => a - b)[0];
  expect(request.dueAt?.getTime(), "the nearest that runs").toBe(nearest);
  const of = (kind: string) => rows.find((c) => c.kind === kind);
  return { request, rows, first: of("first_reply"), resolution: of("resolution"), hop: of("hop") };
}
