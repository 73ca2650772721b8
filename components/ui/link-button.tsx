import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";

/** A link that looks like a button. On public pages pass `plain`, so that no script is shipped for it. */
export function LinkButton({
  variant,
  size,
  iconOnly,
  hotkey,
  hotkeyLabel,
  className,
  plain,
  href,
  ...rest
}: ButtonLook & Omit<ComponentProps<"a">, "href"> & { href: string; plain?: boolean }) {
  const shared = {
    className: buttonClass({ variant, size, iconOnly }, className),
    "data-hotkey": hotkey,
    "data-hotkey-label": hotkeyLabel,
    ...rest,
  };
  return plain ? <a href={href} {...shared} /> : <SoftLink href={href} {...shared} />;
}
