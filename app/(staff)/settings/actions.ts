"use server";

import { fromTehran, parseJalali, shiftDay, tehranDayKey } from "@/lib/i18n/date";
import { settings as words } from "@/lib/i18n/messages/fa/settings";
import { activateUser } from "@/lib/staff/activate-user";
import { changeSetting } from "@/lib/staff/change-setting";
import { createDepartment } from "@/lib/staff/create-department";
import { createPosition } from "@/lib/staff/create-position";
import { createToken } from "@/lib/staff/create-token";
import { createUser } from "@/lib/staff/create-user";
import { deactivateUser } from "@/lib/staff/deactivate-user";
import { endSubstitute } from "@/lib/staff/end-substitute";
import { holdPosition } from "@/lib/staff/hold-position";
import { resetPassword } from "@/lib/staff/reset-password";
import { revokeToken } from "@/lib/staff/revoke-token";
import { setSubstitute } from "@/lib/staff/set-substitute";
import { updateDepartment } from "@/lib/staff/update-department";
import { updatePosition } from "@/lib/staff/update-position";
import { updateUser } from "@/lib/staff/update-user";
import { vacatePosition } from "@/lib/staff/vacate-position";
import { action, type Next } from "@/lib/web/action";

const said = (text: string, path: string) => (): Next => ({ flash: { tone: "success", text }, revalidate: [path] });
const { users, departments, positions, tokens, common } = words;
const back = (path: string) => (): Next => ({ flash: { tone: "success", text: common.saved }, redirect: path });

export const addUser = action(createUser, {
  next: ({ password }) => ({ secret: password, revalidate: ["/settings/users"] }),
});
export const saveUser = action(updateUser, { next: back("/settings/users") });
export const giveTemporaryPassword = action(resetPassword, {
  next: ({ password }) => ({ secret: password, revalidate: ["/settings/users"] }),
});
export const shutOut = action(deactivateUser, { next: said(users.deactivated, "/settings/users") });
export const letIn = action(activateUser, { next: said(users.activated, "/settings/users") });

export const addDepartment = action(createDepartment, { next: said(departments.created, "/settings/departments") });
export const saveDepartment = action(updateDepartment, { next: back("/settings/departments") });

export const addPosition = action(createPosition, {
  next: ({ id }) => ({ flash: { tone: "success", text: positions.created }, redirect: `/settings/positions/${id}` }),
});
export const savePosition = action(updatePosition, { next: back("/settings/positions") });
export const setHolder = action(holdPosition, { next: said(positions.holderSet, "/settings/positions") });
export const emptySeat = action(vacatePosition, { next: said(positions.vacated, "/settings/positions") });

/** The first day from its beginning, the last day to its end, in Tehran. What is unreadable goes on as typed and is refused. */
function days(form: Record<string, unknown>) {
  const from = parseJalali(String(form.from ?? ""));
  const until = parseJalali(String(form.until ?? ""));
  const end = until && fromTehran(shiftDay(tehranDayKey(until), 1), 0);
  return { ...form, ...(form.from ? { from: from ?? "?" } : {}), ...(form.until ? { until: end ?? "?" } : {}) };
}
export const lendSeat = action(setSubstitute, {
  shape: days,
  next: said(positions.substituteSet, "/settings/positions"),
});
export const endLending = action(endSubstitute, { next: said(positions.substituteEnded, "/settings/positions") });

const wrapped = (key: string) => (form: Record<string, unknown>) => ({ key, value: form });
export const saveCompany = action(changeSetting, { shape: wrapped("company"), next: said(common.saved, "/settings") });
export const saveOne = action(changeSetting, { next: said(common.saved, "/settings") });

export const addToken = action(createToken, {
  next: ({ secret }) => ({ secret, revalidate: ["/settings/tokens"] }),
});
export const endToken = action(revokeToken, { next: said(tokens.revoked, "/settings/tokens") });
