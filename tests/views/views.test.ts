import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { listCartable } from "@/lib/cartable/queries";
import { closeDatabase, database } from "@/lib/kernel/database";
import { changeView } from "@/lib/views/change-view";
import { countViews, readDesk, readView } from "@/lib/views/queries";
import { removeView } from "@/lib/views/remove-view";
import { brokenParts, viewHref } from "@/lib/views/rules";
import { saveView } from "@/lib/views/save-view";
import { aDesk, type Desk } from "@/tests/requests/desk";
import { aReferral, aRequest } from "@/tests/support/factories";

afterAll(closeDatabase);
const viewsOf = async (...asked: Parameters<typeof readDesk>) => (await readDesk(...asked)).views;
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
});

test("a view is found again by whom it is for, counted as its list counts, renamed, shared and removed", async () => {
  const { actor, positionId } = desk.officer;
  for (const kind of ["complaint", "complaint", "praise"] as const) {
    const { id: requestId } = await aRequest({ kind, status: "referred" });
    await aReferral({
      requestId,
      fromPositionId: desk.coordinator.positionId,
      fromUserId: desk.coordinator.userId,
      toPositionId: positionId,
      status: "sent",
    });
  }
  const view = await saveView(actor, { name: "شکایت‌های من", place: "inbox", filter: { kind: "complaint" } });
  const shown = await listCartable(actor, { box: "inbox", kind: "complaint" });
  expect(await countViews(actor, {})).toEqual({ [view.id]: shown.items.length });
  expect(shown.items).toHaveLength(2);
  expect((await viewsOf(desk.colleague.actor, {})).map((v) => v.id)).not.toContain(view.id);
  await expect(readView(desk.colleague.actor, { id: view.id })).rejects.toMatchObject({ code: "notFound" });
  const renamed = await changeView(actor, { id: view.id, name: "شکایت‌ها", version: view.version });
  await expect(changeView(actor, { id: view.id, name: "کهنه", version: view.version })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(changeView(actor, { id: view.id, scope: "everyone" })).rejects.toMatchObject({ code: "forbidden" });
  expect(renamed).toMatchObject({ name: "شکایت‌ها", scope: "personal", mine: true });
  await removeView(actor, { id: view.id });
  expect(await viewsOf(actor, {})).toEqual([]);
});

test("a department's view is for its people; its manager keeps it", async () => {
  const view = await saveView(desk.head.actor, {
    name: "صف فوری",
    place: "department",
    scope: "department",
    filter: { priority: "urgent" },
  });
  expect(view.departmentId).toBe(desk.tech);
  expect((await viewsOf(desk.officer.actor, {})).map((v) => [v.id, v.mine])).toEqual([[view.id, false]]);
  expect(await viewsOf(desk.stranger.actor, {})).toEqual([]);
  await expect(removeView(desk.officer.actor, { id: view.id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveView(desk.officer.actor, { name: "x", place: "inbox", scope: "department" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    saveView(desk.head.actor, { name: "x", place: "inbox", scope: "department", departmentId: newId() }),
  ).rejects.toMatchObject({ code: "notFound" });
});

test("nobody is offered a view of a list that does not open to him", async () => {
  const everyone = { scope: "everyone" as const, filter: {} };
  const box = await saveView(desk.coordinator.actor, { name: "وارده", place: "inbox", ...everyone });
  const search = await saveView(desk.coordinator.actor, { name: "همه", place: "requests", ...everyone });
  const offered = async (actor: Parameters<typeof viewsOf>[0]) =>
    (await viewsOf(actor, {})).map((v) => v.id).filter((id) => [box.id, search.id].includes(id));
  expect(await offered(desk.administrator)).toEqual([]);
  expect(await offered(desk.manager)).toEqual([search.id]);
  expect((await offered(desk.officer.actor)).sort()).toEqual([box.id, search.id].sort());
  for (const { id } of [box, search]) await removeView(desk.coordinator.actor, { id });
});

test("many views of one's own leave room for those of others in the navigation", async () => {
  const [{ actor }, coordinator] = [(await aDesk()).officer, desk.coordinator.actor];
  const names = Array.from({ length: 14 }, (_, n) => String(n + 10));
  for (const name of names) await saveView(actor, { name, place: "inbox" });
  const shared = await saveView(coordinator, { name: "!", place: "inbox", scope: "everyone" });
  const shown = await viewsOf(actor, {});
  expect(shown.filter(({ scope }) => scope === "personal").map(({ name }) => name)).toEqual(names.slice(0, 12));
  expect(shown.map(({ id }) => id)).toContain(shared.id);
  expect(Object.keys(await countViews(actor, {}))).toHaveLength(shown.length);
  await removeView(coordinator, { id: shared.id });
});

test("a search view counts what it finds in sight only", async () => {
  const word = newId().slice(-8); // what it begins with is the time, which others have too
  for (let i = 0; i < 3; i++) await aRequest({ subject: `واژه ${word}`, searchKey: `واژه ${word}` });
  const search = { name: "جست‌وجو", place: "requests" as const, filter: { q: word } };
  const [whole, part] = [await saveView(desk.coordinator.actor, search), await saveView(desk.stranger.actor, search)];
  expect((await countViews(desk.coordinator.actor, {}))[whole.id]).toBe(3);
  expect((await countViews(desk.stranger.actor, {}))[part.id]).toBe(0);
});

describe("a filter that the list does not know", () => {
  test("is refused by name when saved", async () => {
    await expect(
      saveView(desk.officer.actor, { name: "x", place: "inbox", filter: { colour: "red", kind: "nonsense" } }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: { "filter.colour": { key: "view.unknownFilter" }, "filter.kind": {} },
    });
  });

  test("of an older version is told, harms no other view and can be taken out", async () => {
    const { actor, userId } = desk.second;
    const old = { name: "کهنه", scope: "personal" as const, place: "inbox", userId, createdById: userId };
    const { id } = await database().savedView.create({
      data: { id: newId(), ...old, filter: { mood: "good", kind: "praise" }, createdAt: new Date() },
    });
    const good = await saveView(actor, { name: "خوب", place: "inbox" });
    expect((await viewsOf(actor, {})).find((v) => v.id === id)).toMatchObject({ broken: ["mood"] });
    expect(Object.keys(await countViews(actor, {}))).toEqual([good.id]);
    expect(await changeView(actor, { id, filter: { kind: "praise" } })).toMatchObject({ broken: [] });
  });
});

test("the address of a view is its list with its filters", () => {
  expect(viewHref("1", "inbox", { kind: "praise", unread: true, q: "" })).toBe(
    "/cartable/inbox?kind=praise&unread=1&view=1",
  );
  expect(viewHref("1", "requests", { status: "new" })).toBe("/requests?status=new&view=1");
  expect(brokenParts("inbox", { unread: true, held: "all" })).toEqual([]);
});
