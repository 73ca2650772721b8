"use server";

import { cookies } from "next/headers";
import { invalid, tooMany } from "@/lib/base/errors";
import { auth } from "@/lib/i18n/messages/fa/auth";
import { changePassword } from "@/lib/staff/change-password";
import { closeSession } from "@/lib/staff/close-session";
import { updateProfile } from "@/lib/staff/update-profile";
import { action } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";

const { profile } = auth;

export const changeMyPassword = action(changePassword, {
  temporaryToo: true,
  next: (result) => {
    if (result.kind === "wait") throw tooMany(result.seconds);
    if (result.kind === "wrong") throw invalid({ current: "password.wrong" });
    return { flash: { tone: "success", text: profile.passwordChanged }, redirect: "/profile" };
  },
});

const keep = action(updateProfile, {
  shape: ({ theme, shortcuts }) => ({ theme, shortcuts: shortcuts === "on" }),
  next: () => ({ flash: { tone: "success", text: profile.saved }, redirect: "/profile" }),
});

/** The theme is also a cookie, which the page reads before anybody is known. */
export async function saveChoices(before: FormState, data: FormData): Promise<FormState> {
  const theme = data.get("theme");
  const chosen = theme === "light" || theme === "dark" ? theme : "";
  (await cookies()).set("theme", chosen, { path: "/", maxAge: chosen ? 31_536_000 : 0, sameSite: "lax" });
  return keep(before, data);
}

export const endSession = action(closeSession, {
  next: () => ({ flash: { tone: "success", text: profile.sessionClosed }, revalidate: ["/profile"] }),
});
