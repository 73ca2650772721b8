"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "@/components/ui/button";
import { ui } from "@/lib/i18n/messages/fa/ui";

/** The button that sends its form: says it is busy, and a second press while busy does nothing. */
export function SubmitButton({
  children,
  pendingText = ui.wait,
  variant = "primary",
  ...rest
}: ButtonLook & ComponentProps<"button"> & { pendingText?: string }) {
  const { pending } = useFormStatus();
  const stop = (event: MouseEvent) => pending && event.preventDefault();
  return (
    <Button type="submit" variant={variant} aria-disabled={pending || undefined} onClick={stop} {...rest}>
      {pending ? pendingText : children}
    </Button>
  );
}
