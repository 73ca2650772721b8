"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ui } from "@/lib/i18n/messages/fa/ui";

/** Fetches the page anew in place: what was typed stays. */
export function ReloadButton() {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <Button size="sm" aria-disabled={pending || undefined} onClick={() => start(() => router.refresh())}>
      {pending ? ui.wait : ui.reload}
    </Button>
  );
}
