"use client";

import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { closeDialog, openDialog } from "@/components/ui/open-dialog";
import { moveInList, pickRow, rowsCanBePicked } from "@/components/ui/roving-list";
import { ui } from "@/lib/i18n/messages/fa/ui";

const HELP = "hotkeys-help";
const words = ui.hotkeys;
/** So long after G the next key names a place. */
const GO_MS = 1_500;

/**
 * One listener for the whole page. `data-hotkey="KeyR"` on a link, button or field is pressed (or focused) by that physical key; `data-go="KeyI"` on a
 * link by G and then that key; `data-hotkey-label` names it in the help sheet. `off` (or `data-hotkeys="off"` on <html>) silences all.
 */
export function HotKeys({ off }: { off?: boolean }) {
  const [help, setHelp] = useState<[string, string][]>([]);
  useEffect(() => {
    if (off) return;
    let went = 0;
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || document.documentElement.dataset.hotkeys === "off") return;
      if (event.code === "Slash" && event.shiftKey) {
        event.preventDefault();
        setHelp(listHotkeys());
        openDialog(HELP);
      } else if (!event.shiftKey && !document.querySelector("dialog[open]")) {
        const going = Date.now() - went < GO_MS;
        went = event.code === "KeyG" ? Date.now() : 0;
        if (going && event.code !== "KeyG") goTo(event);
        else if (event.code !== "KeyG") pressOne(event);
      }
    };
    document.addEventListener("keydown", press);
    const show = () => {
      setHelp(listHotkeys());
      openDialog(HELP);
    };
    window.addEventListener("peyvand:help", show);
    return () => {
      document.removeEventListener("keydown", press);
      window.removeEventListener("peyvand:help", show);
    };
  }, [off]);
  return (
    <Dialog id={HELP} title={words.title}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-y-2.5 text-sm">
        {help.map(([code, label]) => (
          <div key={code + label} className="contents">
            <dt>{label}</dt>
            <dd className="flex items-center justify-end gap-1.5 text-xs text-muted">
              <KeyFaces code={code} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-13 leading-text text-muted">{words.text}</p>
    </Dialog>
  );
}

/** One key, or two that are pressed one after the other. */
function KeyFaces({ code }: { code: string }) {
  const [first, second] = code.split(" ");
  return (
    <>
      <Kbd>{keyName(first!)}</Kbd>
      {second && (
        <>
          {words.afterwards} <Kbd>{keyName(second)}</Kbd>
        </>
      )}
    </>
  );
}

function goTo(event: KeyboardEvent) {
  const link = [...document.querySelectorAll<HTMLElement>(`[data-go="${CSS.escape(event.code)}"]`)].find(isUsable);
  if (!link) return;
  event.preventDefault();
  link.click();
}

function pressOne(event: KeyboardEvent) {
  const { code } = event;
  if (code === "KeyJ" || code === "KeyK") {
    if (moveInList(code === "KeyJ" ? 1 : -1)) event.preventDefault();
    return;
  }
  if (code === "KeyX" && pickRow()) return event.preventDefault();
  const target = [...document.querySelectorAll<HTMLElement>(`[data-hotkey="${CSS.escape(code)}"]`)].find(isUsable);
  if (!target) return;
  event.preventDefault();
  closeDialog();
  if (target.matches("input, textarea, select")) {
    target.focus();
    if (target instanceof HTMLInputElement) target.select();
  } else target.click();
}

const isUsable = (el: HTMLElement) => isThere(el) && !el.matches(":disabled, [aria-disabled=true]");

/** In sight, or an entry of a menu that is in sight: its key works without opening the menu. */
const isThere = (el: HTMLElement) => el.checkVisibility() || Boolean(el.closest("details.menu")?.checkVisibility());

function isTyping(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (event.repeat && event.code !== "KeyJ" && event.code !== "KeyK") return true; // held down, they walk on
  const el = event.target as HTMLElement;
  return el.isContentEditable || el.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
}

/** What the page offers by a key, each key once. */
export function hotkeyTargets(): { code: string; label: string; element: HTMLElement }[] {
  const found = new Map<string, { code: string; label: string; element: HTMLElement }>();
  for (const element of document.querySelectorAll<HTMLElement>("[data-hotkey]")) {
    const code = element.dataset.hotkey;
    const label = element.dataset.hotkeyLabel ?? element.textContent?.trim() ?? "";
    if (code && label && isUsable(element) && !found.has(code)) found.set(code, { code, label, element });
  }
  return [...found.values()];
}

/** What the page offers by name only: rare acts without a key, for the palette. */
export function namedTargets(): { label: string; element: HTMLElement }[] {
  const found = [...document.querySelectorAll<HTMLElement>("[data-hotkey-label]:not([data-hotkey])")].filter(isUsable);
  return found.map((element) => ({ label: element.dataset.hotkeyLabel ?? "", element }));
}

function listHotkeys(): [string, string][] {
  const rows: [string, string][] = document.querySelector("[data-roving]")
    ? [
        ["KeyJ", words.next],
        ["KeyK", words.previous],
        ["Enter", words.open],
        ...(rowsCanBePicked() ? ([["KeyX", words.pick]] as [string, string][]) : []),
      ]
    : [];
  const places = [...document.querySelectorAll<HTMLElement>(".shell-nav [data-go]")].map((link): [string, string] => [
    `G ${keyName(link.dataset.go!)}`,
    link.querySelector(".nav-word")?.textContent ?? "",
  ]);
  const acts = hotkeyTargets().map(({ code, label }): [string, string] => [code, label]);
  return [
    ...rows,
    ...acts,
    ["Ctrl+Enter", words.send],
    ["Ctrl+K", words.palette],
    ...places,
    ["Shift+?", words.help],
    ["Esc", words.close],
  ];
}

/** The face of a key from its code: «R» for `KeyR`, «/» for `Slash`. */
export function keyName(code: string) {
  const names: Record<string, string> = { Slash: "/", Period: ".", Comma: "," };
  return names[code] ?? code.replace(/^(Key|Digit)/, "");
}
