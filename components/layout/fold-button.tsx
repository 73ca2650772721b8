"use client";

import { useState } from "react";
import { remember } from "@/components/layout/remember";
import { PanelRight } from "@/components/ui/icons";
import { nav } from "@/lib/i18n/messages/fa/nav";

/** Folds the navigation to icons; kept in a cookie, so the next page comes folded from the server. */
export function FoldButton({ folded: initially }: { folded: boolean }) {
  const [folded, setFolded] = useState(initially);
  const toggle = () => {
    setFolded(!folded);
    remember("nav", folded ? "" : "folded");
    document.querySelector(".shell")?.setAttribute("data-nav", folded ? "open" : "folded");
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-pressed={folded}
      aria-label={folded ? nav.unfold : nav.fold}
      title={folded ? nav.unfold : nav.fold}
      className="button button--quiet button--icon-only button--sm text-muted max-xl:hidden"
    >
      <PanelRight aria-hidden="true" />
    </button>
  );
}
