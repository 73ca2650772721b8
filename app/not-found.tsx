"use client"; // so that it travels by name with each page, not drawn

import { DeadEnd } from "@/components/layout/dead-end";
import { ui } from "@/lib/i18n/messages/fa/ui";

export default function NotFound() {
  return <DeadEnd words={ui.notFound} home="/" />;
}
