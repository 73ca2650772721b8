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
  const rows = useRows(sections, typed, opened);
  const [chosen, choose] = useChosenRow(rows.length, typed, opened);
  const act = (row: Row | undefined) => {
    if (!row) return;
    closeDialog(place);
    row.run();
  };
  useEffect(() => {
    press.current = (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const takes = event.key === "Enter" && !event.nativeEvent.isComposing;
      if (!by && !takes) return;
      event.preventDefault();
      if (by) choose((chosen + by + rows.length) % Math.max(1, rows.length));
      else act(rows[chosen]);
    };
  });
  const active = rows[chosen] && `${list}-${chosen}`;
  useEffect(() => {
    show(active);
    if (active) document.getElementById(active)?.scrollIntoView({ block: "nearest" });
  }, [active, show]);
  return (
    <>
      <div id={list} role="listbox" aria-label={say.title} className="palette-list">
        {rows.map((row, n) => (
          <div key={row.part + row.id} className="contents">
            {rows[n - 1]?.part !== row.part && <PartName part={row.part} />}
            <Option id={`${list}-${n}`} row={row} on={n === chosen} point={() => choose(n)} take={() => act(row)} />
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        {say.count.replace("{n}", fa(rows.length))}
      </p>
    </>
  );
}

/** Which row Enter takes; other words, or another opening, begin at the first again. */
function useChosenRow(rows: number, typed: string, opened: number) {
  const [step, setStep] = useState({ typed, opened, at: 0 });
  const at = step.typed === typed && step.opened === opened ? step.at : 0;
  return [Math.min(at, rows - 1), (n: number) => setStep({ typed, opened, at: n })] as const;
}

const PartName = ({ part }: Pick<Row, "part">) => (
  <p className="palette-part" aria-hidden="true">
    {say.parts[part]}
  </p>
);

type OptionProps = { id: string; row: Row; on: boolean; point: () => void; take: () => void };

const Option = ({ id, row, on, point, take }: OptionProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above has the focus and the keys
  <div id={id} role="option" aria-selected={on} className="palette-row" onPointerMove={point} onClick={take}>
    <bdi className="min-w-0 flex-1 truncate">{row.label}</bdi>
    {row.note && <span className="shrink-0 text-xs text-muted">{row.note}</span>}
    {row.key && <Kbd>{row.key}</Kbd>}
  </div>
);

/** What fits the words: of this page and of the navigation at once, of the house as it is found. */
function useRows(sections: NavSection[], typed: string, opened: number): Row[] {
  const router = useRouter();
  const go = (href: string) => () => router.push(href);
  const found = useFound(typed);
  const places = useMemo(() => sections.flatMap(({ items }) => items), [sections]);
  const here = [
    ...useOffered(opened),
    ...places.map(({ href, label }): Row => ({ id: href, part: "places", label, run: go(href) })),
  ];
  // Whose places have no search is led to none that ends at a closed door.
  const searches = typed.trim() !== "" && places.some(({ href }) => href === "/requests");
  return [
    ...here.filter(({ label }) => matches(typed, label)),
    ...found.requests.map((one) => requestRow(one, go)),
    ...found.customers.map((one) => customerRow(one, go)),
    ...(searches ? [searchRow(typed.trim(), go)] : []),
  ];
}

/** Acts of this page, read anew at each opening: what it offers changes with what is open on it. */
function useOffered(opened: number): Row[] {
  const [acts, setActs] = useState<Row[]>([]);
  const [offers, setOffers] = useState<Offer[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it was opened again
  useEffect(() => {
    let over = false; // an answer to the opening before would offer everything twice
    setActs(actsOfPage());
    setOffers([]);
    askOffers((more) => over || setOffers((before) => [...before, ...more]));
    return () => {
      over = true;
    };
  }, [opened]);
  return [...acts, ...offers.map((offer): Row => ({ ...offer, part: "offers" }))];
}

type Go = (href: string) => () => void;

const requestRow = ({ number, subject, customer }: PaletteFound["requests"][number], go: Go): Row => ({
  id: `r${number}`,
  part: "requests",
  label: subject,
  note: [fa(String(number)), customer].filter(Boolean).join(" · "),
  run: go(`/requests/${number}`),
});

const customerRow = ({ code, name }: PaletteFound["customers"][number], go: Go): Row => ({
  id: code,
  part: "customers",
  label: name ?? fa(code),
  note: fa(code),
  run: go(`/customers/${code}`),
});

const searchRow = (words: string, go: Go): Row => ({
  id: "search",
  part: "search",
  label: say.searchFor.replace("{q}", words),
  run: go(`/requests?q=${encodeURIComponent(words)}`),
});

const actsOfPage = (): Row[] =>
  [
    ...hotkeyTargets().map(({ code, label, element }) => ({ label, key: keyName(code), run: () => use(element) })),
    ...namedTargets().map(({ label, element }) => ({ label, run: () => use(element) })),
  ].map((one, n) => ({ id: `act-${n}`, part: "acts", ...one }));

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
