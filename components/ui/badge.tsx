import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";

const looks: Record<Tone, string> = {
  neutral: "bg-default text-foreground",
  accent: "bg-accent-soft text-accent-text",
  info: "bg-info-soft text-info-text",
  success: "bg-success-soft text-success-text",
  warning: "bg-warning-soft text-warning-text",
  danger: "bg-danger-soft text-danger-text",
};

/** A short word on a coloured ground. */
export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return <span className={cx("chip", looks[tone], className)}>{children}</span>;
}
