"use client";

import { useEffect } from "react";

/** Something that can be done here and now, beside what the page shows as buttons; offered to whoever asks, such as the palette. */
export type Offer = { id: string; label: string; run: () => void };
type Take = (offers: Offer[]) => void;

const NAME = "peyvand:offers";

/** Asks every part of the page that has something to offer; answers come when they come. */
export const askOffers = (take: Take): void => void window.dispatchEvent(new CustomEvent<Take>(NAME, { detail: take }));

/** Answers whoever asks, while this part is on the page. */
export function useOffers(give: (take: Take) => void): void {
  useEffect(() => {
    const asked = (event: Event) => give((event as CustomEvent<Take>).detail);
    window.addEventListener(NAME, asked);
    return () => window.removeEventListener(NAME, asked);
  });
}
