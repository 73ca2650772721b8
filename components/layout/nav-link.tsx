"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type Props = {
  href: string;
  /** Other addresses under which this item is the current one. */
  also?: string[];
  /** One more, but not what lies below it. */
  exactly?: string;
  /** Set to decide yourself; else the address decides. */
  active?: boolean;
  className?: string;
  title?: string;
  children: ReactNode;
};

/** A link of the navigation; knows by the address whether it is the current one. */
export function NavLink({ href, also = [], exactly, active, children, ...rest }: Props) {
  const path = usePathname();
  const here =
    active ?? (path === exactly || [href, ...also].some((one) => path === one || path.startsWith(`${one}/`)));
  return (
    <Link href={href} prefetch={false} aria-current={here ? "page" : undefined} {...rest}>
      {children}
    </Link>
  );
}
