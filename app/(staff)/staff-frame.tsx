"use client";

import type { ComponentProps } from "react";
import { StaffShell } from "@/components/layout/staff-shell";
import { SignOut } from "@/components/staff/sign-out";
import { PhoneIncoming } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { cartable } from "@/lib/i18n/messages/fa/cartable";

type Props = Omit<ComponentProps<typeof StaffShell>, "action" | "signOut"> & {
  /** May this person register a request? */
  registers: boolean;
};

/** The shell from plain data, with what only the desk knows. */
export const StaffFrame = ({ registers, ...data }: Props) => (
  <StaffShell {...data} action={registers && <Register />} signOut={<SignOut />} />
);

const Register = () => (
  <LinkButton href="/requests/new" size="sm" hotkey="KeyC" hotkeyLabel={cartable.register}>
    <PhoneIncoming aria-hidden="true" />
    <span className="max-md:sr-only">{cartable.register}</span>
  </LinkButton>
);
