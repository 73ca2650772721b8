import Link from "next/link";
import { cx } from "@/components/ui/class-names";
import { ArrowRight } from "@/components/ui/icons";
import { nav } from "@/lib/i18n/messages/fa/nav";

/** Back to the list, where the list is not beside the item (`always`: at every width). */
export function BackLink({ href, label = nav.back, always }: { href: string; label?: string; always?: boolean }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={cx("button button--quiet button--sm -ms-2 text-muted", !always && "xl:hidden")}
    >
      <ArrowRight aria-hidden="true" />
      {label}
    </Link>
  );
}
