import { expect, test } from "vitest";
import { madeId, newId } from "@/lib/base/id";
import { isUuid, uuidsIn } from "@/lib/base/uuid";

test("every id of ours is one, in either case", () => {
  for (const id of [newId(), madeId("x"), newId().toUpperCase()]) expect(isUuid(id), id).toBe(true);
});

test("what is too short, too long, of other letters or has company is none", () => {
  const id = newId();
  const wrong = [
    "",
    id.slice(1),
    `${id}0`,
    ` ${id}`,
    `${id}\n`,
    `${id} ${id}`,
    id.replaceAll("-", ""),
    id.replace(/./, "g"),
    id.replace(/./, "۱"),
  ];
  for (const text of wrong) expect(isUuid(text), JSON.stringify(text)).toBe(false);
});

test("those in a text are found once each, in their order", () => {
  const [a, b] = [newId(), newId()];
  expect(uuidsIn(JSON.stringify([{ b }, a, [b.toUpperCase()]]))).toEqual([b, a]);
  expect(uuidsIn("بدون شناسه")).toEqual([]);
});
