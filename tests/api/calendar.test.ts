import { afterAll, beforeAll, expect, test } from "vitest";
import * as closure from "@/app/api/v1/calendar/closures/[id]/lift/route";
import * as closures from "@/app/api/v1/calendar/closures/route";
import * as holiday from "@/app/api/v1/calendar/holidays/[day]/route";
import * as preview from "@/app/api/v1/calendar/holidays/preview/route";
import * as calendar from "@/app/api/v1/calendar/route";
import * as versions from "@/app/api/v1/calendar/versions/route";
import * as week from "@/app/api/v1/calendar/weeks/[effectiveFrom]/route";
import * as workingTime from "@/app/api/v1/calendar/working-time/route";
import { closeDatabase } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { type Office, office, user } from "@/tests/support/office";

let house: Office;
let admin: string;
beforeAll(async () => {
  house = await office();
  admin = (await user({ administrator: true })).token;
});
afterAll(closeDatabase);

test("a department's week is put, seen, counted with; an overlap is named with its field", async () => {
  const params = { effectiveFrom: "2010-01-01" };
  const days = { sunday: [{ from: "09:00", to: "12:30" }], friday: [{ from: "22:00", to: "02:00" }] };
  const body = { departmentId: house.support, days };
  const put = await call(week.PUT, { token: admin, params, body });
  expect(put).toMatchObject({ status: 200, body: { effectiveFrom: "2010-01-01", version: expect.any(Number) } });
  const seen = await call(calendar.GET, { token: house.officer.token });
  const own = seen.body.weeks.find((w: { departmentId: string }) => w.departmentId === house.support);
  expect(own).toMatchObject({ ...params, effectiveTo: null, onHolidays: false, days: { ...days, monday: [] } });
  const counted = await call(workingTime.GET, {
    token: house.officer.token,
    query: `?from=2026-11-22T08:00:00Z&seconds=7200&departmentId=${house.support}`,
  });
  expect(counted.body).toMatchObject({ until: "2026-11-27T19:30:00.000Z", seconds: 7200 });
  const wrong = { ...body, days: { sunday: [...days.sunday, { from: "12:00", to: "13:00" }] } };
  const refused = await call(week.PUT, { token: admin, params, body: wrong });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: "days.sunday.1.from" }] } });
  expect(refused.body.errors[0].message).toContain("یکشنبه");
  expect((await call(week.PUT, { token: house.head.token, params, body })).status).toBe(403);
});

test("closures are made and lifted, holidays looked for by their day", async () => {
  const shut = {
    from: "2019-05-04T05:00:00Z",
    until: "2019-05-04T06:00:00Z",
    departmentId: house.support,
    reason: "r",
  };
  const made = await call(closures.POST, { token: admin, body: shut });
  expect(made.status).toBe(201);
  expect((await call(closure.POST, { token: admin, params: { id: made.body.id }, body: {} })).status).toBe(200);
  expect((await call(closure.POST, { token: admin, params: { id: made.body.id }, body: {} })).status).toBe(404);
  const back = await call(closures.POST, { token: admin, body: { ...shut, until: shut.from } });
  expect(back).toMatchObject({ status: 422, body: { errors: [{ path: "until" }] } });
  for (const day of ["2051-01-01", "never"])
    expect((await call(holiday.PUT, { token: admin, params: { day }, body: { name: "n" } })).status).toBe(404);
  const read = await call(preview.POST, { token: admin, body: { text: "2051-01-01,n\n?,x" } });
  expect(read).toMatchObject({ status: 200, body: { counts: { new: 1, bad: 1 } } });
});

test("what was changed in the calendars pages as every list does", async () => {
  const shut = {
    from: "2018-05-04T05:00:00Z",
    until: "2018-05-04T06:00:00Z",
    reason: "r",
    departmentId: house.support,
  };
  for (const hour of ["07", "08", "09"])
    await call(closures.POST, { token: admin, body: { ...shut, until: `2018-05-04T${hour}:00:00Z` } });
  const page = async (query: string) => (await call(versions.GET, { token: admin, query })).body;
  const first = await page("?limit=2");
  expect(first.items).toHaveLength(2);
  const second = await page(`?limit=1&cursor=${first.nextCursor}`);
  expect(second.items[0].version).toBe(first.items[1].version - 1);
  expect((await call(versions.GET, { token: admin, query: "?cursor=x" })).status).toBe(400);
  expect((await call(versions.GET, { token: admin, query: "?before=3" })).status).toBe(400);
});
