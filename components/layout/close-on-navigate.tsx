"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { closeDialog } from "@/components/ui/open-dialog";

/** A dialog belongs to its page: going elsewhere closes it. */
export function CloseOnNavigate() {
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the address changes
  useEffect(() => closeDialog(), [path]);
  return null;
}
