"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";

/** Above a list that is drawn by the server: fetches it anew when asked to. Without a label nothing changed. */
export function FreshPill({ label }: { label: string | undefined }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const refresh = () => start(() => router.refresh());
  return (
    <div role="status" className="relative h-0">
      {label !== undefined && (
        <button type="button" className="live-pill" aria-disabled={pending || undefined} onClick={refresh}>
          {label}
        </button>
      )}
    </div>
  );
}
