"use client";

import { persianFont } from "@/app/font";
import { ErrorPage } from "@/components/layout/error-page";
import "./globals.css";

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="fa" dir="rtl" className={persianFont.variable}>
      <body>
        <ErrorPage code={error.digest} retry={reset} />
      </body>
    </html>
  );
}
