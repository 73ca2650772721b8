import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/* All but the full ones begin at one edge, so that titles stay where they are from page to page. */
const widths = { text: "max-w-3xl", form: "max-w-2xl", wide: undefined, full: undefined };

/** A staff page that is not two panes: head with title and acts, then the content. */
export function Page({
  title,
  text,
  actions,
  tabs,
  back,
  width = "wide",
  children,
}: {
  title: ReactNode;
  text?: ReactNode;
  /** The primary one first. */
  actions?: ReactNode;
  tabs?: ReactNode;
  back?: ReactNode;
  width?: keyof typeof widths;
  children: ReactNode;
}) {
  return (
    <div className={cx("mx-auto w-full px-4 pt-5 pb-16 md:px-8 md:pt-7", width !== "full" && "max-w-6xl")}>
      <div className={widths[width]}>
        {back && <div className="mb-2">{back}</div>}
        <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-80">
            <h1 className="text-xl font-bold">{title}</h1>
            {text && <p className="mt-1 text-sm leading-text text-muted">{text}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
        {tabs && <div className="mb-5">{tabs}</div>}
        {children}
      </div>
    </div>
  );
}

/** A titled part of a page. */
export function Section({
  id,
  title,
  text,
  actions,
  children,
  className,
}: {
  id?: string;
  title: ReactNode;
  text?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section id={id} className={cx("mt-8 scroll-mt-4 first:mt-0", className)}>
      <div className="mb-3 flex items-center justify-between gap-4">
        <div>
          <h2 className="text-base font-bold">{title}</h2>
          {text && <p className="mt-0.5 text-13 leading-text text-muted">{text}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
