"use client";

import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { closeDialog, openDialog } from "@/components/ui/open-dialog";
import { moveInList, pickRow, rowsCanBePicked } from "@/components/ui/roving-list";
import { ui } from "@/lib/i18n/messages/fa/ui";

const HELP = "hotkeys-help";
const words = ui.hotkeys;

/**
 * One listener for the whole page. `data-hotkey="KeyR"` on a link, button or field is pressed (or focused) by that physical key (Ctrl+K: the search);
 * `data-hotkey-label` names it in the help sheet. `off` (or `data-hotkeys="off"` on <html>) silences all.
 */
export function HotKeys({ off }: { off?: boolean }) {
  const [help, setHelp] = useState<[string, string][]>([]);
  useEffect(() => {
    if (off) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.code === "KeyK") return pressOne(event, "Slash");
      if (isTyping(event) || document.documentElement.dataset.hotkeys === "off") return;
      if (event.code === "Slash" && event.shiftKey) {
        event.preventDefault();
        setHelp(listHotkeys());
        openDialog(HELP);
      } else if (!event.shiftKey && !document.querySelector("dialog[open]")) pressOne(event);
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
            <dd>
              <Kbd>{keyName(code)}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-13 leading-text text-muted">{words.text}</p>
    </Dialog>
  );
}

function pressOne(event: KeyboardEvent, code = event.code) {
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

const isUsable = (el: HTMLElement) => el.checkVisibility() && !el.matches(":disabled, [aria-disabled=true]");

function isTyping(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return true;
  const el = event.target as HTMLElement;
  return el.isContentEditable || el.matches?.("input:not([type=checkbox], [type=radio]), textarea, select");
}

function listHotkeys(): [string, string][] {
  const found = new Map<string, string>();
  for (const el of document.querySelectorAll<HTMLElement>("[data-hotkey]")) {
    if (!isUsable(el)) continue;
    const label = el.dataset.hotkeyLabel ?? el.textContent?.trim() ?? "";
    if (el.dataset.hotkey && label && !found.has(el.dataset.hotkey)) found.set(el.dataset.hotkey, label);
  }
  const rows: [string, string][] = document.querySelector("[data-roving]")
    ? [
        ["KeyJ", words.next],
        ["KeyK", words.previous],
        ["Enter", words.open],
        ...(rowsCanBePicked() ? ([["KeyX", words.pick]] as [string, string][]) : []),
      ]
    : [];
  return [...rows, ...found, ["Shift+?", words.help], ["Esc", words.close]];
}

/** The face of a key from its code: «R» for `KeyR`, «/» for `Slash`. */
function keyName(code: string) {
  const names: Record<string, string> = { Slash: "/", Period: ".", Comma: "," };
  return names[code] ?? code.replace(/^(Key|Digit)/, "");
}
