"use server";

import { addPoint } from "@/lib/customers/add-point";
import { checkCode } from "@/lib/customers/check-code";
import { confirmPoint } from "@/lib/customers/confirm-point";
import { restorePoint } from "@/lib/customers/restore-point";
import { retirePoint } from "@/lib/customers/retire-point";
import { sendCode } from "@/lib/customers/send-code";
import { setConsent } from "@/lib/customers/set-consent";
import { setNationalId } from "@/lib/customers/set-national-id";
import { unmaskCustomer } from "@/lib/customers/unmask-customer";
import { updatePoint } from "@/lib/customers/update-point";
import { points as say } from "@/lib/i18n/messages/fa/points";
import { action, type Next } from "@/lib/web/action";

const told = (code: string, text: string): Next => ({
  flash: { tone: "success", text },
  revalidate: [`/customers/${code}`],
});

/** One field takes a phone or an email; an account says of which network it is. */
function newPointShape({ value, as, shared, ...rest }: Record<string, unknown>) {
  const typed = typeof value === "string" ? value : "";
  const key =
    typeof as === "string" && as !== "auto"
      ? { handle: { network: as, id: typed } }
      : typed.includes("@")
        ? { email: typed }
        : { phone: typed };
  return { ...rest, ...key, ...(shared && shared !== "own" ? { shared } : {}) };
}

export const add = action(addPoint, {
  shape: newPointShape,
  next: ({ code, shared, warning }, form) =>
    told(code, shared && form.shared === "own" ? say.add.doneShared : warning ? say.add.doneUnknown : say.add.done),
});

/** What the form leaves empty is cleared; who else answers there is only said by those who may. */
export const edit = action(updatePoint, {
  shape: ({ label = null, main, doNotUse = null, shared, ...rest }) => ({
    ...rest,
    label,
    doNotUse,
    main: main ?? false,
    ...(shared ? { shared: shared === "own" ? null : shared } : {}),
  }),
  next: ({ code }) => told(code, say.edit.done),
});
export const retire = action(retirePoint, { next: ({ code }) => told(code, say.retire.done) });
export const restore = action(restorePoint, { next: ({ code }) => told(code, say.restore.done) });
export const confirm = action(confirmPoint, { next: ({ code }) => told(code, say.confirm.done) });
export const consent = action(setConsent, { next: ({ code }) => told(code, say.consenting.done) });
/** The dialog stays: the code is typed there. */
export const send = action(sendCode, { next: ({ code }) => ({ revalidate: [`/customers/${code}`] }) });
export const check = action(checkCode, {
  next: ({ code, verified }) => told(code, verified ? say.code.verified : say.code.proved),
});
export const identify = action(setNationalId, {
  next: ({ code, confirmed }) => told(code, confirmed ? say.id.doneConfirmed : say.id.done),
});
export const unmask = action(unmaskCustomer, { next: ({ nationalId }) => ({ secret: nationalId ?? say.id.none }) });
