import { expect, test } from "vitest";
import { rowFace } from "@/components/cartable/row-face";
import type { CartableItem } from "@/lib/cartable/schema";

const now = new Date("2026-11-22T08:00:00Z");
const item = {
  id: "r1",
  unread: false,
  dueAt: null,
  lastStep: "request.submitted",
  lastStepAt: new Date("2026-11-22T07:00:00Z"),
  from: null,
  referral: null,
  request: {
    number: 12,
    subject: "موضوع",
    customer: { name: null },
    priority: "normal",
    channel: "web",
    status: "new",
    confidential: false,
    sameAs: null,
    tags: [],
  },
} as unknown as CartableItem;
const place = { box: "inbox", now } as const;

test("a plain row sends only what it shows", () => {
  const face = rowFace(item, place);
  const shown = ["id", "number", "customer", "subject", "at", "step", "channel"];
  expect(Object.keys(face).sort()).toEqual(shown.sort());
  expect(face).toMatchObject({ customer: "ناشناس", number: 12 });
});

test("what sets a row apart is in its words", () => {
  const late = { ...item, unread: true, dueAt: new Date("2026-11-22T05:00:00Z") };
  const request = { ...item.request, priority: "urgent", confidential: true, deliveryFailed: true };
  const face = rowFace({ ...late, request } as CartableItem, place);
  expect(face).toMatchObject({
    unread: true,
    at: late.dueAt,
    due: true,
    priority: "urgent",
  });
  expect(face.marks).toEqual([["danger", "تحویل نشد"]]);
  expect(face.secret).toBe(true);
});

test("a referral that was taken back is told, and leads nowhere", () => {
  const referral = { status: "recalled", mode: "refer", urgency: "normal", holder: null, instruction: "بررسی\nکنید" };
  const face = rowFace({ ...item, referral, fromName: "رضا" } as unknown as CartableItem, place);
  expect(face).not.toHaveProperty("channel");
  expect(face).toMatchObject({ told: "بررسی کنید", act: "dismiss" });
  expect(face.marks).toHaveLength(1);
});
