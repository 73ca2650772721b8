import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { t } from "@/lib/i18n/t";
import { company } from "@/lib/staff/queries";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-peyvand-nonce");
  const { name, colour } = await company({ kind: "public" }, {});
  const links = [
    { href: "/", label: t("publicPages.home") },
    { href: "/request", label: t("publicPages.ask") },
    { href: "/track", label: t("publicPages.track") },
    { href: "/login", label: t("publicPages.staff") },
  ];
  return (
    <PublicShell company={{ name, colour }} links={links} {...(nonce ? { nonce } : {})}>
      {children}
    </PublicShell>
  );
}
