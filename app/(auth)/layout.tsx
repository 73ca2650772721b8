import { headers } from "next/headers";
import type { ReactNode } from "react";
import { company } from "@/lib/staff/queries";

export const dynamic = "force-dynamic";

/** One narrow column under the company's name and colour; nothing else to look at. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { name, colour } = await company({ kind: "public" }, {});
  const nonce = (await headers()).get("x-peyvand-nonce") ?? undefined;
  return (
    <div className="public flex min-h-dvh flex-col border-t-4 border-accent bg-surface">
      <style nonce={nonce}>{`.public{--company:${colour}}`}</style>
      <main id="main" className="mx-auto w-full max-w-md flex-1 px-5 pt-8 pb-16 md:pt-16">
        <a href="/" className="inline-flex min-h-11 items-center font-bold text-accent-text">
          <bdi>{name}</bdi>
        </a>
        {children}
      </main>
    </div>
  );
}
