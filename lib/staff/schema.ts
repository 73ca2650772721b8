import { z } from "zod";
import { parseEmail } from "@/lib/base/email";
import { optionalText, text } from "@/lib/base/fields";
import { plainEntry } from "@/lib/base/text";

/** An address as it is stored: lower-case, domain in ASCII. */
export const emailField = z
  .string()
  .min(1)
  .max(300)
  .transform((typed, ctx) => {
    const email = parseEmail(typed)?.canonical;
    if (email) return email;
    ctx.addIssue({ code: "custom", message: "email.unreadable" });
    return z.NEVER;
  });

/** A password as typed: no trimming, no NUL, at most 500 characters. */
export const passwordField = z.string().min(1).max(500);

/** A ticked box of a form, or a boolean of a program. */
export const flag = z
  .union([z.boolean(), z.enum(["on", "1", "true", "off", "0", "false"])])
  .transform((v) => v === true || v === "on" || v === "1" || v === "true");

const entered = z.string().transform(plainEntry);
export const wholeField = (min: number, max: number) =>
  z
    .union([z.number(), entered.pipe(z.string().regex(/^\d{1,9}$/)).transform(Number)])
    .pipe(z.number().int().min(min).max(max));

export const roles = ["coordinator", "officer", "department_manager"] as const;

const companySetting = z.strictObject({
  name: text(120),
  legalName: optionalText(200),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .transform((c) => c.toLowerCase()),
  title: optionalText(200),
  lead: optionalText(1000),
  phone: optionalText(60),
  email: optionalText(200),
  address: optionalText(500),
  hours: optionalText(200),
});

/** Empty is not at all. */
const maybeWhole = (min: number, max: number) =>
  z.union([z.literal("").transform(() => null), z.null(), wholeField(min, max)]).default(null);

/** Whom a late clock is told to, and after how many working minutes beyond its deadline; null: not at all. */
const ladder = z.strictObject({
  /** Warned when so much of the target is spent … */
  warnPercent: maybeWhole(1, 99),
  /** … or so many working minutes before the deadline; the earlier of the two. */
  warnMinutes: maybeWhole(1, 60_000),
  departmentManagerMinutes: maybeWhole(0, 60_000),
  managerMinutes: maybeWhole(0, 60_000),
});

const escalationSetting = z.strictObject({ first_reply: ladder, resolution: ladder, hop: ladder });

/** How dear a customer is, the lowest first. A key stays for good; names may change. */
const levelsSetting = z
  .array(z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/), name: text(40) }))
  .min(1)
  .max(12)
  .refine((levels) => new Set(levels.map((l) => l.key)).size === levels.length, { message: "service.levelTwice" });

/** Each setting of the house: key → its shape. */
export const settings = {
  company: companySetting,
  areaCode: entered.pipe(z.string().regex(/^0\d{2,3}$/)),
  silenceDays: wholeField(1, 90),
  escalation: escalationSetting,
  levels: levelsSetting,
} as const;

export type Settings = { [K in keyof typeof settings]: z.output<(typeof settings)[K]> };
export type Company = Settings["company"];
export type Escalation = Settings["escalation"];

const usualLadder = { warnPercent: 80, warnMinutes: null, departmentManagerMinutes: 0, managerMinutes: 510 };

/** What holds until the settings say otherwise. */
export const defaultSettings: Settings = {
  company: { name: "پیوند", colour: "#0f766e" },
  areaCode: "021",
  silenceDays: 7,
  escalation: { first_reply: usualLadder, resolution: usualLadder, hop: usualLadder },
  levels: [
    ["normal", "عادی"],
    ["silver", "نقره‌ای"],
    ["gold", "طلایی"],
    ["platinum", "پلاتینی"],
  ].map(([key, name]) => ({ key: key!, name: name! })),
};
