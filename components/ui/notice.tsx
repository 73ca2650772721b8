import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "@/components/ui/icons";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const looks = {
  info: { ground: "bg-info-soft", text: "text-info-text", Icon: Info },
  success: { ground: "bg-success-soft", text: "text-success-text", Icon: CircleCheck },
  warning: { ground: "bg-warning-soft", text: "text-warning-text", Icon: TriangleAlert },
  danger: { ground: "bg-danger-soft", text: "text-danger-text", Icon: CircleAlert },
};

/** A message in the page. `live` (the default for danger) makes it heard when it appears. */
export function Notice({
  tone = "info",
  title,
  children,
  action,
  live = tone === "danger",
  className,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  live?: boolean;
  className?: string;
}) {
  const { ground, text, Icon } = looks[tone];
  return (
    <div
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
      className={cx("flex items-start gap-3 rounded-lg px-3.5 py-3", ground, className)}
    >
      <Icon aria-hidden="true" className={cx("mt-[0.2em] size-[1.15em] shrink-0", text)} />
      <div className="min-w-0 flex-1">
        {title && <p className={cx("font-medium", text)}>{title}</p>}
        {children && <div className={cx("leading-text", title ? "mt-0.5" : "-mt-0.5")}>{children}</div>}
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
}
