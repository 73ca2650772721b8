import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

/** A name, subject or other words of people, kept from turning the sentence around it. */
export const Bidi = ({ children, className }: { children: ReactNode; className?: string }) => (
  <bdi className={className}>{children}</bdi>
);

/** A phone, email, code or amount: always left to right. In a column add `tabular`. */
export const Ltr = ({ children, className }: { children: ReactNode; className?: string }) => (
  <bdi dir="ltr" className={cx("inline-block max-w-full wrap-anywhere", className)}>
    {children}
  </bdi>
);

/** Several lines as somebody wrote them. */
export const Written = ({ children, className }: { children: string; className?: string }) => (
  <div dir="auto" className={cx("written", className)}>
    {children}
  </div>
);
