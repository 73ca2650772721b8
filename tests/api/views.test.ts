import { expect, test } from "vitest";
import * as remove from "@/app/api/v1/views/[id]/remove/route";
import * as one from "@/app/api/v1/views/[id]/route";
import * as views from "@/app/api/v1/views/route";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { aCustomer, aPosition, aRequest } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

const found = async (token: string) => {
  const items: Record<string, unknown>[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await call(views.GET, { token, query: `?counts=1&limit=2${cursor && `&cursor=${cursor}`}` });
    items.push(...body.items);
    if (body.nextCursor === null) return items;
    cursor = body.nextCursor;
  }
};

test("a view is kept, counted, renamed, shared, taken back and removed by API", async () => {
  const { coordinator, stranger } = await office();
  const word = `واژه${newId().slice(-8)}`;
  for (const kind of ["complaint", "praise"] as const)
    await aRequest({ customerId: (await aCustomer()).id, kind, subject: word, searchKey: word });
  const body = { name: word, place: "requests", filter: { q: word } };
  const made = await call(views.POST, { token: coordinator.token, body });
  expect([made.status, made.body]).toEqual([
    201,
    { id: expect.any(String), ...body, scope: "personal", departmentId: null, broken: [], version: 1, mine: true },
  ]);
  const params = { id: made.body.id };
  const own = async (token: string) => (await found(token)).find(({ id }) => id === params.id);
  expect(await own(coordinator.token)).toEqual({ ...made.body, count: 2 });
  expect((await call(one.GET, { token: stranger.token, params })).status).toBe(404);
  expect((await call(one.GET, { token: coordinator.token, params })).body).toEqual(made.body);

  const change = (token: string, body: object) => call(one.PATCH, { token, params, body });
  const narrowed = await change(coordinator.token, { filter: { q: word, kind: "praise" }, version: 1 });
  expect(narrowed.body).toMatchObject({ version: 2, filter: { kind: "praise" } });
  expect((await change(coordinator.token, { name: "کهنه", version: 1 })).status).toBe(409);
  expect((await change(coordinator.token, { version: 2 })).status, "nothing to change").toBe(422);
  expect((await change(coordinator.token, { scope: "everyone" })).body).toMatchObject({
    scope: "everyone",
    version: 3,
  });
  // Everybody finds it, each counts what is in his own sight, and who does not answer for it changes nothing.
  expect(await own(stranger.token)).toMatchObject({ mine: false, count: 0 });
  expect(await own(coordinator.token)).toMatchObject({ mine: true, count: 1 });
  expect((await change(stranger.token, { name: "دیگر" })).status).toBe(403);
  expect((await call(remove.POST, { token: stranger.token, params })).status).toBe(403);
  expect((await change(coordinator.token, { scope: "personal" })).body).toMatchObject({ scope: "personal" });
  expect(await own(stranger.token)).toBeUndefined();
  const gone = await call(remove.POST, { token: coordinator.token, params });
  expect([gone.status, gone.body]).toEqual([200, params]);
  expect((await call(one.GET, { token: coordinator.token, params })).status).toBe(404);
});

test("a department's view moves to another by its department alone; a stranger's department is not known of", async () => {
  const { sales, support, head, stranger } = await office();
  const body = { name: "صف", place: "department", scope: "department" };
  const made = await call(views.POST, { token: head.token, body });
  expect(made.body).toMatchObject({ scope: "department", departmentId: support });
  const params = { id: made.body.id };
  expect((await call(one.PATCH, { token: head.token, params, body: { departmentId: sales } })).status).toBe(404);
  expect((await call(views.POST, { token: head.token, body: { ...body, departmentId: newId() } })).status).toBe(404);
  await aPosition({ role: "department_manager", departmentId: sales, holder: { id: head.userId } });
  const moved = await call(one.PATCH, { token: head.token, params, body: { departmentId: sales } });
  expect(moved.body).toMatchObject({ scope: "department", departmentId: sales, mine: true });
  expect((await found(stranger.token)).map(({ id }) => id)).toContain(params.id);
});

test("a filter that the list does not know is refused by its name; one that grew old says so and is not counted", async () => {
  const { officer } = await office();
  const wrong = { name: "x", place: "inbox", filter: { colour: "red" } };
  const refused = await call(views.POST, { token: officer.token, body: wrong });
  expect([refused.status, refused.body.errors.map((e: { path: string }) => e.path)]).toEqual([422, ["filter.colour"]]);
  const kept = { scope: "personal" as const, place: "inbox", userId: officer.userId, createdById: officer.userId };
  await database().savedView.create({
    data: { id: newId(), name: "کهنه", ...kept, filter: { mood: "good" }, createdAt: new Date() },
  });
  expect(await found(officer.token)).toContainEqual(expect.objectContaining({ broken: ["mood"], count: null }));
});

test("lists page through all of them, own ones first, each once; the same key saves once", async () => {
  const { officer } = await office();
  const save = (name: string, key?: string) =>
    call(views.POST, { token: officer.token, body: { name, place: "inbox" }, ...(key ? { key } : {}) });
  for (const name of ["ت", "ب", "پ", "ب"]) await save(name);
  const [first, again] = [await save("ی", "k"), await save("ی", "k")];
  expect([again.body, again.headers.get("idempotency-replayed")]).toEqual([first.body, "true"]);
  const own = (await found(officer.token)).filter(({ scope }) => scope === "personal");
  expect(own.map(({ name }) => name)).toEqual(["ب", "ب", "ت", "پ", "ی"].sort());
  expect(new Set(own.map(({ id }) => id)).size).toBe(5);
});

test("views are counted only where that is asked for, and of a few at a time", async () => {
  const { officer } = await office();
  const his = { scope: "personal" as const, place: "inbox", userId: officer.userId, createdById: officer.userId };
  const rows = Array.from({ length: 25 }, (_, n) => ({
    id: newId(),
    name: `${n}`,
    filter: {},
    createdAt: new Date(),
    ...his,
  }));
  await database().savedView.createMany({ data: rows });
  const list = async (query: string) => (await call(views.GET, { token: officer.token, query })).body;
  const plain = await list("?limit=25");
  expect([plain.items.length, plain.items.filter((view: object) => "count" in view)]).toEqual([25, []]);
  const counted = await list("?counts=1&limit=100");
  expect(counted.items).toHaveLength(20);
  for (const view of counted.items) expect(view).toMatchObject({ count: 0 });
  expect((await list(`?counts=1&cursor=${counted.nextCursor}`)).items[0].id).toBe(plain.items[20].id);
  expect((await call(views.GET, { token: officer.token, query: "?counts=many" })).body.errors[0].path).toBe("counts");
});
