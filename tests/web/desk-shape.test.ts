import { describe, expect, test } from "vitest";
import { passOnShape, referShape, replyShape, updateShape } from "@/lib/web/desk-shape";

const D = "0192f3a0-0000-7000-8000-000000000001";
const P = "0192f3a0-0000-7000-8000-000000000002";

describe("what the desk's forms say, as the commands read it", () => {
  test("receivers, copies and Jalali deadlines of each row; where to go next is left out", () => {
    const shaped = referShape({
      number: "7",
      next: "/cartable/inbox/8",
      items: [
        { target: `d:${D}`, instruction: "x", dueAt: "۱۴۰۵/۰۹/۰۳ ۱۶:۳۰", copies: [{ target: `p:${P}`, note: "n" }] },
        { target: `p:${P}`, instruction: "y" },
      ],
    });
    expect(shaped).toEqual({
      number: "7",
      items: [
        {
          to: { departmentId: D },
          instruction: "x",
          dueAt: new Date("2026-11-24T13:00:00Z"),
          copies: [{ positionId: P, note: "n" }],
        },
        { to: { positionId: P }, instruction: "y" },
      ],
    });
  });

  test("an unreadable deadline and a missing receiver go on, so that the command names the field", () => {
    expect(passOnShape({ id: D, mode: "ask", dueAt: "فردا", department: D })).toEqual({
      id: D,
      mode: "ask",
      dueAt: "فردا",
    });
  });

  test("only the fields of the chosen way of replying count", () => {
    const filled = {
      number: "7",
      body: "b",
      emailPoint: D,
      phonePoint: P,
      callOutcome: "busy",
      callBackAt: "۱۴۰۵/۰۹/۰۳ ۱۶:۳۰",
      outcome: "solved",
      cancelOpen: "1",
    };
    expect(replyShape({ ...filled, channel: "email", then: "keep" })).toEqual({
      number: "7",
      body: "b",
      channel: "email",
      then: "keep",
      contactPointId: D,
    });
    expect(replyShape({ ...filled, channel: "phone", then: "close" })).toEqual({
      number: "7",
      body: "b",
      channel: "phone",
      then: "close",
      contactPointId: P,
      callOutcome: "busy",
      callBackAt: new Date("2026-11-24T13:00:00Z"),
      outcome: "solved",
      cancelOpen: true,
    });
  });

  test("an unticked box takes confidentiality away", () => {
    expect(updateShape({ number: "7" })).toMatchObject({ confidential: false });
    expect(updateShape({ number: "7", confidential: "1" })).toMatchObject({ confidential: true });
  });
});
