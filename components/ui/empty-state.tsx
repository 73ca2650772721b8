import type { ReactNode } from "react";

/** Says what will be here, and offers the first step. */
export function EmptyState({
  title,
  text,
  icon,
  action,
}: {
  title: string;
  text?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-14 text-center">
      {icon && <div className="mb-1 text-muted [&_svg]:size-7 [&_svg]:stroke-[1.25]">{icon}</div>}
      <p className="text-base font-medium">{title}</p>
      {text && <p className="text-sm leading-text text-muted">{text}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
