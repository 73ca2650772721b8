import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { nav } from "@/lib/i18n/messages/fa/nav";

/** Back to the list, where the list is not beside the item. */
export function BackLink({ href, label = nav.back }: { href: string; label?: string }) {
  return (
    <Link href={href} className="button button--quiet button--sm -ms-2 text-muted xl:hidden">
      <ArrowRight aria-hidden="true" />
      {label}
    </Link>
  );
}
