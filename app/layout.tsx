import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { persianFont } from "@/app/font";
import { nav } from "@/lib/i18n/messages/fa/nav";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: nav.product, template: `%s · ${nav.product}` },
  formatDetection: { telephone: false, email: false, address: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** The theme comes from a cookie, so the first paint is right without a script. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html
      lang="fa"
      dir="rtl"
      className={persianFont.variable}
      data-theme={theme === "light" || theme === "dark" ? theme : undefined}
    >
      <body>{children}</body>
    </html>
  );
}
