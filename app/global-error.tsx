"use client";

import { ErrorPage } from "@/components/layout/error-page";
import "./globals.css";

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="fa" dir="rtl">
      <body>
        <ErrorPage code={error.digest} retry={reset} />
      </body>
    </html>
  );
}
