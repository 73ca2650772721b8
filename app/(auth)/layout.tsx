import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { company } from "@/lib/staff/queries";

export const dynamic = "force-dynamic";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { name, colour } = await company({ kind: "public" }, {});
  return <PublicShell company={{ name, colour }}>{children}</PublicShell>;
}
