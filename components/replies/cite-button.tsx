"use client";

import type { ReactNode } from "react";
import { places } from "@/components/requests/desk";
import { Quote } from "@/components/ui/icons";

export const CITE = "peyvand:cite";
export type Cited = { referralId: string; department: string };

/** Puts the text of an answer into the reply and notes that the reply is built from it. */
export function CiteButton({ textId, children, ...cited }: Cited & { textId: string; children: ReactNode }) {
  const press = () => {
    const composer = document.getElementById(places.reply);
    const field = composer?.querySelector<HTMLTextAreaElement>("textarea[name=body]");
    const text = document.getElementById(textId)?.textContent ?? "";
    if (!composer || !field) return;
    if (composer instanceof HTMLDetailsElement) composer.open = true;
    field.value = field.value.trim() ? `${field.value.trimEnd()}\n\n${text}` : text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    composer.dispatchEvent(new CustomEvent<Cited>(CITE, { detail: cited }));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  };
  return (
    <button type="button" onClick={press} className="button button--secondary button--sm">
      <Quote aria-hidden="true" />
      {children}
    </button>
  );
}
