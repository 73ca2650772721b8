"use client";

import { useEffect, useRef, useState } from "react";
import { ui } from "@/lib/i18n/messages/fa/ui";

const prefix = "peyvand:draft:";

/**
 * Inside a form: keeps what is typed in this browser under `id`, puts it back after a crash or a closed tab.
 * It is forgotten when it was sent and taken (a flash, another page, `done`). Passwords, files and hidden fields are never kept.
 */
export function DraftKeeper({ id, done }: { id: string; done?: boolean }) {
  const mark = useRef<HTMLDivElement>(null);
  const [restored, setRestored] = useState(false);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    if (restore(form, id)) setRestored(true);
    let sent = false;
    const keep = () => {
      sent = false;
      save(form, id);
    };
    const send = () => {
      sent = true;
    };
    const forget = () => clearDraft(id);
    const succeed = () => sent && form.reset();
    form.addEventListener("input", keep);
    form.addEventListener("submit", send);
    form.addEventListener("reset", forget);
    window.addEventListener("peyvand:done", succeed);
    return () => {
      if (sent) forget(); // sent and gone to another page: it was taken
      form.removeEventListener("input", keep);
      form.removeEventListener("submit", send);
      form.removeEventListener("reset", forget);
      window.removeEventListener("peyvand:done", succeed);
    };
  }, [id]);
  useEffect(() => {
    if (done) clearDraft(id);
  }, [done, id]);
  const discard = () => {
    clearDraft(id);
    mark.current?.closest("form")?.reset();
    setRestored(false);
  };
  return (
    <div ref={mark} role="status" className="empty:hidden">
      {restored && !done && (
        <p className="flex items-center gap-2 text-13 text-muted">
          {ui.draft.restored}
          <button type="button" onClick={discard} className="button button--quiet button--sm">
            {ui.draft.discard}
          </button>
        </p>
      )}
    </div>
  );
}

export const clearDraft = (id: string) => localStorage.removeItem(prefix + id);

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const typedFields = (form: HTMLFormElement) =>
  [...form.elements].filter((el): el is Typed =>
    el.matches(
      "textarea[name], select[name], input[name]:is([type=text], [type=email], [type=tel], [type=search], :not([type]))",
    ),
  );

function save(form: HTMLFormElement, id: string) {
  const values = typedFields(form).map((el) => [el.name, el.value]);
  try {
    localStorage.setItem(prefix + id, JSON.stringify(values));
  } catch {} // full or forbidden storage: the form works without drafts
}

function restore(form: HTMLFormElement, id: string): boolean {
  try {
    const kept = new Map<string, string>(JSON.parse(localStorage.getItem(prefix + id) ?? "[]"));
    let any = false;
    for (const el of typedFields(form)) {
      const value = kept.get(el.name);
      if (!value || value === el.value) continue;
      el.value = value;
      any = true;
    }
    return any;
  } catch {
    return false;
  }
}
