import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { nav } from "@/lib/i18n/messages/fa/nav";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <PublicShell company={{ name: nav.product }}>{children}</PublicShell>;
}
