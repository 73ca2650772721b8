"use client";

import { type ComponentProps, useEffect, useMemo, useRef, useState } from "react";
import { useFed } from "@/components/live/use-fed";
import { live } from "@/lib/i18n/messages/fa/live";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { boxHref, boxQuery } from "./box-href";
import { BoxList } from "./box-list";
import { calmRows, holdRow, newcomers } from "./calm-rows";

type Props = Omit<ComponentProps<typeof BoxList>, "newRows">;
type Page = Props["page"] & { latest?: Props["page"]; waiting?: number };

const MINUTE_MS = 60_000;
/** So often a list that was left alone takes what was kept back. */
const SETTLE_MS = 1_500;

/** The list of a box, which follows what happens: without a jump under the eyes of who reads it, and said aloud politely. */
export function LiveBox(props: Props) {
  const { box, search, open } = props;
  const [said, say] = useState("");
  const now = useNow(props.now);
  const list = boxHref(box, { ...search, task: undefined });
  const before = useRef<{ list: string; rows: Page["rows"] }>(undefined);
  const given = useMemo(() => {
    const held = before.current?.list === list ? holdRow(before.current.rows, props.page.rows, open) : props.page.rows;
    return { ...props.page, rows: held };
  }, [props.page, list, open]);
  const [page, setPage] = useFed<Page>(given, {
    touches: ({ requests, counters }, { rows }) => counters || rows.some((row) => requests.includes(row.number)),
    query: () => boxQuery(box, search),
    pick: ({ box: latest }, shown) => {
      if (!latest) return undefined;
      const more = newcomers((shown.latest ?? shown).rows, latest.rows);
      if (more > 0) say(live.newRowsIn.replace("{n}", fa(more)).replace("{box}", words.box[box]));
      const calm = calmRows(shown.rows, latest.rows, foldOf(shown.rows.length));
      const rows = holdRow(shown.rows, calm.rows, open);
      return { ...latest, ...calm, rows, latest: { ...latest, rows: holdRow(shown.rows, latest.rows, open) } };
    },
  });
  useEffect(() => {
    before.current = { list, rows: page.rows };
  }, [list, page.rows]);
  const { latest } = page;
  const settle = useRef(() => {});
  settle.current = () => latest && setPage({ ...latest, latest });
  const restless = latest !== undefined && (Boolean(page.waiting) || page.rows.some((row) => row.gone));
  useEffect(() => {
    if (!restless) return;
    const timer = setInterval(() => foldOf(1) === null && settle.current(), SETTLE_MS);
    return () => clearInterval(timer);
  }, [restless]);
  const show = () => {
    settle.current();
    pane()?.scrollTo({ top: 0 });
  };
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <BoxList
        {...props}
        page={page}
        now={now}
        newRows={page.waiting ? { label: live.newRows.replace("{n}", fa(page.waiting)), show } : undefined}
      />
    </>
  );
}

const pane = () => document.querySelector<HTMLElement>(".pane-list");

/** How many rows are not to be moved: those above the end of what is visible, while somebody is at the list; null when nobody is. */
function foldOf(rows: number): number | null {
  const list = pane();
  if (!list || rows === 0) return null;
  const own = list.scrollHeight > list.clientHeight + 1 && getComputedStyle(list).overflowY === "auto";
  const scrolled = (own ? list.scrollTop : window.scrollY) > 8;
  const held = list.matches(":hover") || list.querySelector("[data-roving] :focus, .row-pick :checked");
  if (!scrolled && !held) return null;
  const end = own ? list.getBoundingClientRect().bottom : window.innerHeight;
  return [...list.querySelectorAll("[data-row]")].filter((row) => row.getBoundingClientRect().top < end).length;
}

/** The present as the server told it, going on by itself, so that «۵ دقیقه پیش» and deadlines stay true on a page that stays open. */
function useNow(given: Date): Date {
  const [passed, setPassed] = useState({ given, ms: 0 });
  useEffect(() => {
    const from = performance.now();
    const timer = setInterval(() => setPassed({ given, ms: performance.now() - from }), MINUTE_MS);
    return () => clearInterval(timer);
  }, [given]);
  return passed.given === given ? new Date(given.getTime() + passed.ms) : given;
}
