"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { FreshPill } from "@/components/live/fresh-pill";
import { notices } from "@/lib/i18n/messages/fa/notices";
import { fa } from "@/lib/i18n/number";
import { type BellCount, useUnread } from "./use-unread";

/** Over the list of notices: what came since it was drawn waits to be shown; what was read elsewhere is read here too. */
export function NewNotices({ bell }: { bell: BellCount }) {
  const router = useRouter();
  const more = useUnread(bell) - bell.unread;
  useEffect(() => {
    if (more < 0) router.refresh();
  }, [more, router]);
  return <FreshPill label={more > 0 ? notices.newOnes.replace("{n}", fa(more)) : undefined} />;
}
