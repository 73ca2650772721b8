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
  },
} as unknown as CartableItem;
const place = { box: "inbox", href: "/cartable/inbox/12", open: false, now, act: null } as const;

test("a plain row sends only what it shows", () => {
  const face = rowFace(item, place);
  const shown = ["id", "href", "customer", "subject", "at", "title", "time", "step", "channel", "number"];
  expect(Object.keys(face).sort()).toEqual(shown.sort());
  expect(face).toMatchObject({ href: "/cartable/inbox/12", customer: "ناشناس", number: "۱۲" });
});

test("what sets a row apart is in its words", () => {
  const late = { ...item, unread: true, dueAt: new Date("2026-11-22T05:00:00Z") };
  const request = { ...item.request, priority: "urgent", confidential: true, deliveryFailed: true };
  const face = rowFace({ ...late, request } as CartableItem, { ...place, open: true });
  expect(face).toMatchObject({
    unread: true,
    open: true,
    near: "late",
    time: "۳ ساعت از مهلت گذشته",
    priority: "urgent",
  });
  expect(face.marks).toEqual([["danger", "تحویل نشد"]]);
  expect(face.secret).toBeTruthy();
});

test("a referral that was taken back is told, and leads nowhere", () => {
  const referral = { status: "recalled", mode: "refer", urgency: "normal", holder: null, instruction: "بررسی\nکنید" };
  const face = rowFace({ ...item, referral, fromName: "رضا" } as unknown as CartableItem, { ...place, act: "form" });
  expect(face).not.toHaveProperty("href");
  expect(face).not.toHaveProperty("channel");
  expect(face).toMatchObject({ told: "بررسی کنید", act: "form" });
  expect(face.marks).toHaveLength(1);
});
