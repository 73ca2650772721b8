import { describe, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { countUse } from "@/lib/desk/count-use";
import { createText } from "@/lib/desk/create-text";
import { listTexts, readyTexts } from "@/lib/desk/list-texts";
import { removeText } from "@/lib/desk/remove-text";
import { fillText, readHoles, shortcutKey } from "@/lib/desk/rules";
import { updateText } from "@/lib/desk/update-text";
import { desk as say } from "@/lib/i18n/messages/fa/desk";
import { database } from "@/lib/kernel/database";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { aDesk, aStandingReferral, refused, standing } from "@/tests/requests/desk";

const short = () => `م${newId().slice(-10)}`;

describe("variables", () => {
  test("are known by their own and by their Persian names, and kept by their own", () => {
    const read = readHoles("{{ نام مشتری }} {{request.TrackingCode}} {{شماره درخواست}}", say.variables);
    expect(read).toEqual({
      body: "{{customer.name}} {{request.trackingCode}} {{request.number}}",
      unknown: [],
      open: false,
    });
    expect(readHoles("{{مشتری}}", say.variables).unknown).toEqual(["مشتری"]);
    expect(readHoles("{{نام مشتری}", say.variables).open).toBe(true);
  });
  test("what has no value stays as a marked gap, named once", () => {
    const filled = fillText("{{customer.name}}، {{me.name}}، {{customer.name}}", { "me.name": "مریم" }, say.variables);
    expect(filled).toEqual({ text: "⟦نام مشتری⟧، مریم، ⟦نام مشتری⟧", gaps: ["نام مشتری"] });
  });
  test("a value that looks like a variable is not filled again", () => {
    const filled = fillText("{{request.subject}}", { "request.subject": "{{me.name}}", "me.name": "م" }, say.variables);
    expect(filled.text).toBe("{{me.name}}");
  });
  test("a shortcut is folded", () => expect(shortcutKey("/سلام ي 1۲")).toBe("سلام-ی-12"));
});

describe("ready texts", () => {
  test("unknown variables, open braces, bad and taken shortcuts are refused where they stand", async () => {
    const { officer } = await aDesk();
    const make = (data: object) =>
      createText(officer.actor, { name: "ن", shortcut: short(), body: "متن", ...data } as never);
    const field = async (data: object) => (await refused(() => make(data), "invalid")).fields;
    expect((await field({ body: "سلام {{نام}}" })).body).toEqual({
      key: "text.unknownVariable",
      params: { name: "نام" },
    });
    expect((await field({ body: "سلام {{نام مشتری" })).body?.key).toBe("text.openBraces");
    expect((await field({ shortcut: "سلام!" })).shortcut?.key).toBe("text.badShortcut");
    const { shortcut } = await make({});
    expect((await field({ shortcut: `/${shortcut}` })).shortcut?.key).toBe("text.shortcutTaken");
    expect(Object.keys(await field({ scope: "department" }))).toEqual(["departmentId"]);
  });

  test("filled for a request in Persian digits and Jalali dates; out of sight there is none", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    const body = "{{request.number}}|{{me.name}}|{{company.phone}}|{{today}}|{{request.trackingCode}}";
    const { id } = await createText(desk.officer.actor, { name: "ن", shortcut: short(), body });
    const filled = async (number?: number) =>
      (await readyTexts(desk.officer.actor, number ? { number } : {})).items.find((one) => one.id === id)!;
    const [number, me, , today, code] = (await filled(request.number)).text.split("|");
    expect(number).toMatch(/^[۰-۹]+$/);
    expect([me, code]).toEqual([desk.officer.actor.name, request.trackingCode]);
    expect(today).toMatch(/^[۰-۹]{1,2} \p{L}+ ۱۴[۰-۹]{2}$/u);
    expect((await filled()).gaps).toContain("شمارهٔ درخواست");
    await refused(() => readyTexts(desk.stranger.actor, { number: request.number }), "notFound");
  });

  test("a gap goes to no customer", async () => {
    const desk = await aDesk();
    const { number } = await standing(desk, "new");
    const reply = (body: string) => replyToRequest(desk.coordinator.actor, { number, channel: "phone", body });
    expect((await refused(() => reply("سلام ⟦نام مشتری⟧"), "invalid")).fields.body?.key).toBe("reply.gap");
    expect((await reply("سلام ⟦")).status).toBe("replied");
  });

  test("each sees his own, his department's and the company's; who may change them", async () => {
    const desk = await aDesk();
    const make = async (who: "officer" | "head", data: object = {}) =>
      (await createText(desk[who].actor, { name: "ن", shortcut: short(), body: "ب", ...data })).id;
    const own = await make("officer");
    const department = { scope: "department", departmentId: desk.tech } as const;
    const team = await make("head", department);
    const all = (await createText(desk.administrator, { name: "ن", shortcut: short(), body: "ب", scope: "company" }))
      .id;
    const seen = async (who: "officer" | "colleague" | "stranger") => {
      const ids = (await listTexts(desk[who].actor, {})).items.map((one) => one.id);
      return [own, team, all].map((id) => ids.includes(id));
    };
    expect(await seen("officer")).toEqual([true, true, true]);
    expect(await seen("colleague")).toEqual([false, true, true]);
    expect(await seen("stranger")).toEqual([false, false, true]);
    await refused(() => make("officer", department), "forbidden");
    await refused(() => updateText(desk.officer.actor, { id: team, name: "ن" }), "forbidden");
    await refused(() => updateText(desk.colleague.actor, { id: own, name: "ن" }), "notFound");
    await refused(() => removeText(desk.administrator, { id: own }), "notFound");
    await updateText(desk.administrator, { id: team, name: "تازه" });
    const shared = (await listTexts(desk.head.actor, { which: "shared" })).items.map((one) => one.id);
    expect([own, team, all].map((id) => shared.includes(id))).toEqual([false, true, true]);
    await removeText(desk.head.actor, { id: team });
    expect(await seen("officer")).toEqual([true, false, true]);
    await database().readyText.updateMany({ where: { id: all }, data: { removedAt: new Date() } });
  });

  test("what is used most stands first", async () => {
    const { officer, stranger } = await aDesk();
    const make = async (name: string) => (await createText(officer.actor, { name, shortcut: short(), body: "ب" })).id;
    const [a, b] = [await make("الف"), await make("ب")];
    await countUse(officer.actor, { id: b });
    await countUse(officer.actor, { id: b });
    await refused(() => countUse(stranger.actor, { id: b }), "notFound");
    const mine = (await listTexts(officer.actor, { which: "mine" })).items;
    expect(mine.map((one) => [one.id, one.mine, one.uses])).toEqual([
      [b, 2, 2],
      [a, 0, 0],
    ]);
  });
});
