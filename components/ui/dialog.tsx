import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { X } from "@/components/ui/icons";
import { WhenAlive } from "@/components/ui/when-alive";
import { ui } from "@/lib/i18n/messages/fa/ui";

/**
 * The one dialog: the browser's own, so focus stays inside and Escape closes it. Opened by `<DialogTrigger opens={id}>`.
 * A form in it closes it by sending; put buttons in `footer` inside your form, or use `DialogFooter` within `children`.
 */
export function Dialog({
  id,
  title,
  children,
  wide,
  role,
}: {
  id: string;
  title: ReactNode;
  children: ReactNode;
  /** 48rem instead of 32. */
  wide?: boolean;
  role?: "alertdialog";
}) {
  return (
    <dialog id={id} role={role} aria-labelledby={`${id}-title`} className={cx("dialog", wide && "dialog--wide")}>
      <WhenAlive>
        <header className="flex items-center justify-between gap-3 ps-5 pe-3 pt-3 pb-1">
          <h2 id={`${id}-title`} className="text-base font-bold">
            {title}
          </h2>
          <form method="dialog" className="contents">
            <button type="submit" aria-label={ui.close} className="button button--quiet button--icon-only button--sm">
              <X aria-hidden="true" />
            </button>
          </form>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-2 pb-5">{children}</div>
      </WhenAlive>
    </dialog>
  );
}

/** The row of buttons at the end of a dialog, in sight however long its form is; the first child is the main act. */
export const DialogFooter = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={cx("dialog-footer mt-5 flex flex-wrap gap-2 max-md:flex-col max-md:[&>*]:w-full", className)}>
    {children}
  </div>
);
