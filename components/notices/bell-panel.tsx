"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { SoftLink } from "@/components/ui/soft-link";
import { nav } from "@/lib/i18n/messages/fa/nav";
import type { noticeWords } from "./notice-words";

export type BellNews = (ReturnType<typeof noticeWords> & {
  id: string;
  href: string | null;
  read: boolean;
  when: string;
})[];

/** The newest notices under the bell, asked for as it opens. Arrows walk through them; who leaves closes it. */
export default function BellPanel({ close }: { close: (back?: boolean) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const [news, setNews] = useState<BellNews | "failed">();
  const ask = useCallback(() => {
    const asked = fetch("/notices/newest", { cache: "no-store" });
    asked.then(async (answer) => setNews(answer.ok ? await answer.json() : "failed")).catch(() => setNews("failed"));
  }, []);
  useEffect(ask, [ask]);
  useEffect(() => {
    // The panel itself until its rows are there, then the first of them; not once the focus has gone elsewhere.
    const here =
      document.activeElement === document.body || box.current?.parentElement?.contains(document.activeElement);
    if (here) (news === undefined ? box.current : box.current?.querySelector("a"))?.focus();
  }, [news]);
  useEffect(() => {
    const outside = (event: Event) => {
      if (!box.current?.parentElement?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [close]);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={nav.bellNewest}
      tabIndex={-1}
      className="bell-panel"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          return close(true);
        }
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const links = [...box.current!.querySelectorAll<HTMLElement>("a")];
        const at = links.indexOf(document.activeElement as HTMLElement);
        links[(at + step + links.length) % links.length]?.focus();
      }}
    >
      {news === undefined && <Waiting />}
      {news === "failed" && <p className="px-3 py-4 text-13 text-muted">{nav.bellFailed}</p>}
      {Array.isArray(news) && news.length === 0 && <p className="px-3 py-6 text-center text-muted">{nav.bellEmpty}</p>}
      {Array.isArray(news) && news.length > 0 && (
        <ul className="bell-list">
          {news.map((one) => (
            <li key={one.id}>
              <Row one={one} />
            </li>
          ))}
        </ul>
      )}
      <SoftLink href="/notices" className="bell-all">
        {nav.bellAll}
      </SoftLink>
    </div>
  );
}

function Row({ one }: { one: BellNews[number] }) {
  const lines = (
    <>
      <span className={cx("mt-1.5 size-2 shrink-0 rounded-full", !one.read && "bg-accent")}>
        {!one.read && <span className="sr-only">{nav.bellNew}</span>}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className={cx("min-w-0 flex-1 truncate", !one.read && "font-medium")}>
            {one.title}
            {one.who && <bdi className="font-normal text-muted"> {one.who}</bdi>}
          </span>
          <span className="shrink-0 text-xs text-muted">{one.when}</span>
        </span>
        {one.request && (
          <span className="flex gap-1.5 text-13 text-muted">
            <span className="shrink-0">{one.request}</span>
            <span dir="auto" className="min-w-0 flex-1 truncate text-right">
              {one.subject}
            </span>
          </span>
        )}
        {one.told && (
          <span dir="auto" className="block truncate text-right text-13">
            {one.told}
          </span>
        )}
      </span>
    </>
  );
  if (one.href === null) return <div className="bell-row">{lines}</div>;
  return (
    <SoftLink href={one.href} className="bell-row">
      {lines}
    </SoftLink>
  );
}

const Waiting = () => (
  <div role="status" aria-label={nav.bellLoading} className="flex flex-col gap-3 p-3">
    {[1, 2, 3].map((n) => (
      <Skeleton key={n} className="h-9 w-full" />
    ))}
  </div>
);
