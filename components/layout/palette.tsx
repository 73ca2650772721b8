"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from "react";
import type { NavSection } from "@/components/layout/nav-item";
import { hotkeyTargets, keyName, namedTargets } from "@/components/ui/hot-keys";
import { Kbd } from "@/components/ui/kbd";
import { askOffers, type Offer } from "@/components/ui/offers";
import { closeDialog } from "@/components/ui/open-dialog";
import { palette as say } from "@/lib/i18n/messages/fa/palette";
import { fa } from "@/lib/i18n/number";
import { matches, type PaletteFound } from "./palette-rules";

type Row = { id: string; part: keyof typeof say.parts; label: string; note?: string; key?: string; run: () => void };

const ASK_MS = 160;

type Props = {
  sections: NavSection[];
  /** Id of the dialog. */
  place: string;
  /** What stands in the field of the door, and how often that was opened. */
  typed: string;
  opened: number;
  /** Id of the list. */
  list: string;
  /** Gets who hears the keys of that field. */
  press: RefObject<((event: KeyboardEvent) => void) | null>;
  /** Told the id of the row that Enter takes. */
  show: (row: string | undefined) => void;
};

/** Everything that can be done or gone to from here, by typing a part of its name: acts of this page, places, requests and customers. */
export default function Palette({ sections, place, typed, opened, list, press, show }: Props) {
  const [step, setStep] = useState({ typed, opened, at: 0 });
  const at = step.typed === typed && step.opened === opened ? step.at : 0; // other words, another beginning
  const setAt = (n: number) => setStep({ typed, opened, at: n });
  const found = useFound(typed);
  const router = useRouter();
  const go = (href: string) => () => router.push(href);
  // Read anew at each opening: what this page offers changes with what is open on it.
  const [acts, setActs] = useState<ReturnType<typeof actsOfPage>>([]);
  const [offers, setOffers] = useState<Offer[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it was opened again
  useEffect(() => {
    setActs(actsOfPage());
    setOffers([]);
    askOffers((more) => setOffers((before) => [...before, ...more]));
  }, [opened]);
  const places = useMemo(
    () => sections.flatMap(({ items }) => items.map(({ href, label }) => ({ href, label }))),
    [sections],
  );
  const rows: Row[] = [
    ...acts
      .map((one, n) => ({ id: `act-${n}`, part: "acts" as const, ...one }))
      .filter((row) => matches(typed, row.label)),
    ...offers.filter(({ label }) => matches(typed, label)).map((offer): Row => ({ ...offer, part: "offers" })),
    ...places
      .filter(({ label }) => matches(typed, label))
      .map(({ href, label }): Row => ({ id: href, part: "places", label, run: go(href) })),
    ...found.requests.map(
      ({ number, subject, customer }): Row => ({
        id: `r${number}`,
        part: "requests",
        label: subject,
        note: [fa(String(number)), customer].filter(Boolean).join(" · "),
        run: go(`/requests/${number}`),
      }),
    ),
    ...found.customers.map(
      ({ code, name }): Row => ({
        id: code,
        part: "customers",
        label: name ?? fa(code),
        note: fa(code),
        run: go(`/customers/${code}`),
      }),
    ),
    // Whose places have no search is led to none that ends at a closed door.
    ...(typed.trim() === "" || !places.some(({ href }) => href === "/requests")
      ? []
      : [
          {
            id: "search",
            part: "search" as const,
            label: say.searchFor.replace("{q}", typed.trim()),
            run: go(`/requests?q=${encodeURIComponent(typed.trim())}`),
          },
        ]),
  ];
  const chosen = Math.min(at, rows.length - 1);
  const act = (row: Row | undefined) => {
    if (!row) return;
    closeDialog(place);
    row.run();
  };
  const hear = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      setAt((chosen + by + rows.length) % Math.max(1, rows.length));
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      act(rows[chosen]);
    }
  };
  useEffect(() => {
    press.current = hear;
  });
  const row = rows[chosen] && `${list}-${chosen}`;
  useEffect(() => {
    show(row);
    if (row) document.getElementById(row)?.scrollIntoView({ block: "nearest" });
  }, [row, show]);
  return (
    <>
      <div id={list} role="listbox" aria-label={say.title} className="palette-list">
        {rows.map((row, n) => (
          <div key={row.part + row.id} className="contents">
            {rows[n - 1]?.part !== row.part && (
              <p className="palette-part" aria-hidden="true">
                {say.parts[row.part]}
              </p>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above has the focus and the keys */}
            <div
              id={`${list}-${n}`}
              role="option"
              aria-selected={n === chosen}
              className="palette-row"
              onPointerMove={() => setAt(n)}
              onClick={() => act(row)}
            >
              <bdi className="min-w-0 flex-1 truncate">{row.label}</bdi>
              {row.note && <span className="shrink-0 text-xs text-muted">{row.note}</span>}
              {row.key && <Kbd>{row.key}</Kbd>}
            </div>
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {say.count.replace("{n}", fa(rows.length))}
      </p>
    </>
  );
}

const actsOfPage = () => [
  ...hotkeyTargets().map(({ code, label, element }) => ({ label, key: keyName(code), run: () => use(element) })),
  ...namedTargets().map(({ label, element }) => ({ label, run: () => use(element) })),
];

const use = (element: HTMLElement) => (element.matches("input, textarea, select") ? element.focus() : element.click());

const nothing: PaletteFound = { requests: [], customers: [] };

/** Requests and customers for the words, asked for when the typing pauses. */
function useFound(typed: string): PaletteFound {
  const [found, setFound] = useState(nothing);
  const words = typed.trim();
  useEffect(() => {
    if (words.length < 2 && !/\d|[۰-۹]/.test(words)) return setFound(nothing);
    const asked = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(`/palette?q=${encodeURIComponent(words)}`, { signal: asked.signal }).catch(() => null);
      if (answer?.ok) setFound((await answer.json()) as PaletteFound);
    }, ASK_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [words]);
  return found;
}
