import { latinDigits } from "@/lib/base/text";
import { parseJalali } from "@/lib/i18n/date";

type Form = Record<string, unknown>;

/** A typed Jalali date as an instant; what is unreadable goes on as typed, and the command refuses it. */
const instant = (typed: unknown) => (typeof typed === "string" ? (parseJalali(typed) ?? typed) : typed);

/** `d:ID` is a department's queue, `p:ID` a seat. */
function receiver(value: unknown) {
  const [kind, id] = String(value ?? "").split(":");
  return kind === "d" ? { departmentId: id } : kind === "p" ? { positionId: id } : {};
}

const list = (value: unknown): Form[] => (Array.isArray(value) ? value : []);

/** What the form says about where to go after it, taken out of what the command gets. */
export function withoutNext({ next: _, ...form }: Form): Form {
  return form;
}

/** Whom a referral goes to, by when and with which copies, as its form names them. */
export function referralShape({ target, copies, dueAt, ...rest }: Form): Form {
  return {
    ...rest,
    ...(target === undefined ? {} : { to: receiver(target) }),
    ...(dueAt === undefined ? {} : { dueAt: instant(dueAt) }),
    ...(copies === undefined
      ? {}
      : { copies: list(copies).map(({ target: to, ...copy }) => ({ ...copy, ...receiver(to) })) }),
  };
}

/** ارجاع: rows `items.N.target`, with copies `items.N.copies.M.target`. */
export const referShape = (form: Form): Form => ({ ...withoutNext(form), items: list(form.items).map(referralShape) });

/** واگذاری and نظرخواهی: one row. The button tells the department for assigning only. */
export const passOnShape = ({ department: _, ...form }: Form): Form => referralShape(withoutNext(form));

/** ادغام: the number is typed in any digits. */
export const mergeShape = (form: Form): Form => ({
  ...withoutNext(form),
  ...(form.into === undefined ? {} : { into: latinDigits(String(form.into)) }),
});

/** سپردن: a seat. */
export const assignShape = ({ department: _, ...form }: Form): Form => withoutNext(form);

/** The answer sent back, perhaps with a new deadline. */
export const rejectShape = (form: Form): Form => ({
  ...withoutNext(form),
  ...(form.dueAt === undefined ? {} : { dueAt: instant(form.dueAt) }),
});

/** The reply: only the fields of the chosen way count, the others were hidden. */
export function replyShape(form: Form): Form {
  const { emailPoint, smsPoint, phonePoint, callOutcome, callBackAt, outcome, cancelOpen, ...rest } = withoutNext(form);
  const phone = form.channel === "phone";
  const contactPointId = { email: emailPoint, sms: smsPoint, phone: phonePoint }[String(form.channel)];
  return {
    ...rest,
    ...(contactPointId ? { contactPointId } : {}),
    ...(phone && callOutcome ? { callOutcome } : {}),
    ...(phone && callBackAt ? { callBackAt: instant(callBackAt) } : {}),
    ...(form.then === "close" && outcome ? { outcome } : {}),
    ...(form.then !== "keep" && cancelOpen ? { cancelOpen: true } : {}),
  };
}

/** پیگیری: without a time the plan is taken away; the undo of a toast names the time as an instant. */
export const followUpShape = ({ at, end, remindBefore, ...form }: Form): Form => ({
  ...withoutNext(form),
  at: end ? null : at === undefined ? "" : typeof at === "string" && at.endsWith("Z") ? at : instant(at),
  ...(remindBefore ? { remindBefore } : {}),
  snooze: form.snooze !== undefined,
});

/** ویرایش: an unticked box says no. */
export const updateShape = (form: Form): Form => ({ ...form, confidential: form.confidential !== undefined });
