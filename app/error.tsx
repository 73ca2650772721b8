"use client";

import { ErrorPage } from "@/components/layout/error-page";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorPage code={error.digest} retry={reset} />;
}
