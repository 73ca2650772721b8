import type { ComponentProps } from "react";
import { cx } from "@/components/ui/class-names";

export type ButtonLook = {
  /** One `primary` on a page; `quiet` for what is at hand but rarely used. */
  variant?: "primary" | "secondary" | "quiet" | "danger" | "quiet-danger";
  size?: "sm" | "md" | "lg";
  /** Square; give the button an `aria-label`. */
  iconOnly?: boolean;
  /** Physical key (`event.code`) that presses it, and the words the help sheet shows for it. */
  hotkey?: string;
  hotkeyLabel?: string;
};

type Props = ButtonLook & ComponentProps<"button">;

export function Button({ variant, size, iconOnly, hotkey, hotkeyLabel, className, type = "button", ...rest }: Props) {
  return (
    <button
      type={type}
      className={buttonClass({ variant, size, iconOnly }, className)}
      data-hotkey={hotkey}
      data-hotkey-label={hotkeyLabel}
      {...rest}
    />
  );
}

export function buttonClass({ variant = "secondary", size, iconOnly }: ButtonLook, className?: string) {
  return cx(
    "button",
    `button--${variant}`,
    size && size !== "md" && `button--${size}`,
    iconOnly && "button--icon-only",
    className,
  );
}
