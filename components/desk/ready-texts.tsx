"use client";

import {
  createContext,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { desk } from "@/lib/i18n/messages/fa/desk";
import type { Aids } from "./aids";
import { gapsIn, insertAt, type Kind, triggerAt } from "./typing";

const say = desk.picker;
const Picker = lazy(() => import("./picker").then((m) => ({ default: m.Picker })));

type Source = { number: number; load: (number: number) => Promise<Aids>; used: (id: string) => Promise<void> };
const Source = createContext<(Source & { read: () => Promise<Aids> }) | null>(null);

/** Around the composers of one request: what they may insert is fetched once, when somebody begins to. */
export function AidsProvider({ number, load, used, children }: Source & { children: ReactNode }) {
  const value = useMemo(() => {
    let asked: Promise<Aids> | null = null;
    const read = () => {
      asked ??= load(number).catch((error) => {
        asked = null;
        throw error;
      });
      return asked;
    };
    return { number, load, used, read };
  }, [number, load, used]);
  return <Source value={value}>{children}</Source>;
}

type Open = { kind: Kind; start: number; end: number; query: string; typed: boolean };
type Props = {
  /** Colleagues may be named here. */
  mention?: boolean;
  /** What is written here goes to a customer: gaps are told of before it is sent. */
  guard?: boolean;
};

/** Beside a textarea, in one parent with it: «/» (also by its physical key on a Persian layout) opens the ready texts, «@» the colleagues; so do two buttons. */
export function ReadyTexts({ mention = false, guard = false }: Props) {
  const source = useContext(Source);
  const root = useRef<HTMLDivElement>(null);
  const { open, openAt, close, insert, gaps, area, keys } = useTyping(root, source !== null, { mention, guard });
  const [told, setTold] = useState("");
  if (!source) return null;
  const put = (text: string, chosen: { id: string; name: string } | null) => {
    insert(text);
    if (!chosen) return;
    void source.used(chosen.id);
    setTold(say.inserted.replace("{name}", chosen.name));
  };
  return (
    <div ref={root} className="write-tools">
      <div className="flex flex-wrap items-center gap-1">
        <ToolButton mark="/" label={say.open} on={open?.kind === "text"} press={() => openAt("text")} />
        {mention && (
          <ToolButton mark="@" label={say.mention} on={open?.kind === "person"} press={() => openAt("person")} />
        )}
        <span role="status" className="ms-1 min-w-0 truncate text-xs text-muted">
          {told}
        </span>
      </div>
      {gaps.length > 0 && (
        <p role="status" className="text-13 text-warning-text">
          {say.gapLeft.replace("{names}", gaps.join("، "))}
        </p>
      )}
      {open && (
        <Suspense fallback={<p className="write-panel p-3 text-13 text-muted">{say.loading}</p>}>
          <Picker
            key={`${open.kind}${open.typed}`}
            {...open}
            {...{ keys, close }}
            field={area.current}
            read={source.read}
            insert={put}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Which list what is typed in the textarea beside `root`, or a button, has opened, and what is put in its place. */
function useTyping(root: RefObject<HTMLElement | null>, on: boolean, { mention, guard }: Required<Props>) {
  const area = useRef<HTMLTextAreaElement | null>(null);
  const keys = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const busy = useRef(false);
  const [open, setOpen] = useState<Open | null>(null);
  const [gaps, setGaps] = useState<string[]>([]);
  const opened = open !== null;
  useEffect(() => {
    area.current = root.current?.parentElement?.querySelector("textarea") ?? null;
    if (!area.current || !on) return;
    return heard(area.current, {
      typed: (input, slash) => {
        if (guard) setGaps(gapsIn(input.value));
        if (!busy.current) setOpen((now) => triggerAt(input.value, input.selectionStart, { now, mention, slash }));
      },
      takes: (event) => opened && keys.current(event),
    });
  }, [root, on, opened, mention, guard]);
  const close = (back = true) => {
    setOpen(null);
    if (back) area.current?.focus();
  };
  const openAt = (kind: Kind) => {
    const input = area.current;
    if (!input) return;
    if (open?.kind === kind && !open.typed) return close();
    setOpen({ kind, start: input.selectionStart, end: input.selectionEnd, query: "", typed: false });
  };
  const insert = (text: string) => {
    const input = area.current;
    if (!input || !open) return;
    busy.current = true;
    insertAt(input, open.start, open.typed ? input.selectionStart : open.end, text);
    busy.current = false;
    setOpen(null);
  };
  return { open, openAt, close, insert, gaps, area, keys };
}

type Hearer = {
  /** `slash`: the character that the physical slash key just gave. */
  typed: (input: HTMLTextAreaElement, slash: string | null) => void;
  /** True: the key was for the list, not for the text. */
  takes: (event: KeyboardEvent) => boolean;
};

/** @returns how to stop hearing */
function heard(input: HTMLTextAreaElement, { typed, takes }: Hearer): () => void {
  let slash: string | null = null;
  const type = () => {
    typed(input, slash);
    slash = null;
  };
  const press = (event: KeyboardEvent) => {
    const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    slash = event.code === "Slash" && plain && event.key.length === 1 ? event.key : null;
    if (!takes(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  input.addEventListener("input", type);
  input.addEventListener("keydown", press);
  return () => {
    input.removeEventListener("input", type);
    input.removeEventListener("keydown", press);
  };
}

type Tool = { mark: string; label: string; on: boolean; press: () => void };

const ToolButton = ({ mark, label, on, press }: Tool) => (
  <button
    type="button"
    aria-expanded={on}
    onPointerDown={(event) => event.preventDefault()} // the cursor stays in the text
    onClick={press}
    className="button button--quiet button--sm text-muted"
  >
    <span aria-hidden="true" className="kbd">
      {mark}
    </span>
    {label}
  </button>
);
