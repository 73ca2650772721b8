"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { Paperclip, X } from "@/components/ui/icons";
import { register as say } from "@/lib/i18n/messages/fa/register";
import type { Kept } from "./looked";

const PAPERS = "image/*,application/pdf,.doc,.docx,.xls,.xlsx,.txt";

type Props = {
  /** Where they are sent. */
  post: string;
  /** Names what a reload of the page brings back. */
  shelf?: string;
  hint?: string;
};

/** Scans and photos: sent as soon as they are chosen, dropped or pasted; what was sent survives a reload of the page. */
export function PaperFiles({ post, shelf: name = "register-files", hint = say.filesHint }: Props) {
  const shelf = `peyvand:${name}`;
  const mark = useRef<HTMLFieldSetElement>(null);
  const [kept, setKept] = useState<Kept[]>([]);
  const [sending, setSending] = useState(0);
  const [problem, setProblem] = useState<string>();
  useEffect(() => setKept(shelved(shelf)), [shelf]);
  const keep = (change: (before: Kept[]) => Kept[]) =>
    setKept((before) => {
      const after = change(before);
      shelve(shelf, after);
      return after;
    });
  const send = async (files: readonly File[]) => {
    setProblem(undefined);
    for (const file of files) {
      setSending((n) => n + 1);
      const told = await upload(post, file);
      setSending((n) => n - 1);
      if (typeof told === "string") setProblem(told);
      else keep((before) => [...before, ...told]);
    }
  };
  const all = useRef(kept);
  all.current = kept;
  const again = useRef(send);
  again.current = send;
  useEffect(() => {
    const form = mark.current?.form;
    const paste = (event: ClipboardEvent) => take(event, event.clipboardData);
    const drop = (event: DragEvent) => take(event, event.dataTransfer);
    const take = (event: Event, data: DataTransfer | null) => {
      const files = [...(data?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void again.current(files);
    };
    const over = (event: DragEvent) => event.dataTransfer?.types.includes("Files") && event.preventDefault();
    const sent = () => shelve(shelf, all.current, true);
    const refused = () => shelve(shelf, all.current);
    const empty = () => {
      setKept([]);
      shelve(shelf, []);
    };
    form?.addEventListener("paste", paste);
    form?.addEventListener("drop", drop);
    form?.addEventListener("dragover", over);
    form?.addEventListener("submit", sent);
    form?.addEventListener("peyvand:refused", refused);
    form?.addEventListener("reset", empty);
    return () => {
      form?.removeEventListener("paste", paste);
      form?.removeEventListener("drop", drop);
      form?.removeEventListener("dragover", over);
      form?.removeEventListener("submit", sent);
      form?.removeEventListener("peyvand:refused", refused);
      form?.removeEventListener("reset", empty);
    };
  }, [shelf]);
  const chose = (event: ChangeEvent<HTMLInputElement>) => {
    void send([...(event.target.files ?? [])]);
    event.target.value = "";
  };
  return (
    <fieldset ref={mark} className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{say.files}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <label className="button button--secondary focus-within:outline-2 focus-within:outline-offset-2">
          <Paperclip aria-hidden="true" />
          {say.choose}
          <input type="file" multiple accept={PAPERS} className="sr-only" onChange={chose} />
        </label>
        <label className="button button--secondary focus-within:outline-2 focus-within:outline-offset-2 md:hidden">
          {say.camera}
          <input type="file" accept="image/*" capture="environment" className="sr-only" onChange={chose} />
        </label>
        <span className="text-13 text-muted max-md:hidden">{hint}</span>
      </div>
      <div role="status" className="empty:hidden">
        {kept.length + sending > 0 && (
          <ul className="flex flex-wrap gap-2">
            {kept.map(({ id, name }) => (
              <li key={id} className="chip bg-default py-0.5 ps-2.5 pe-0.5">
                <input type="hidden" name="attachments[]" value={id} />
                <bdi className="max-w-56 truncate">{name}</bdi>
                <button
                  type="button"
                  aria-label={say.removeFile.replace("{name}", name)}
                  onClick={() => keep((before) => before.filter((one) => one.id !== id))}
                  className="flex size-6 items-center justify-center rounded hover:bg-default-hover max-md:size-11"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              </li>
            ))}
            {sending > 0 && <li className="text-13 text-muted">{say.sending}</li>}
          </ul>
        )}
      </div>
      <div data-error-for="attachments">{problem && <p className="field-error">{problem}</p>}</div>
    </fieldset>
  );
}

/** @returns what was kept, or in words why not */
async function upload(post: string, file: File): Promise<Kept[] | string> {
  const body = new FormData();
  body.append("file", file, file.name);
  const answer = await fetch(post, { method: "POST", body }).catch(() => null);
  const told = (await answer?.json().catch(() => null)) as { files?: Kept[]; message?: string } | null;
  if (answer?.ok && told?.files) return told.files;
  return told?.message ?? say.fileFailed.replace("{name}", file.name);
}

type Shelf = { files: Kept[]; sent: boolean };

/** What a reload of the page has to bring back; files of a form that was sent and went are not its next one's. */
function shelved(shelf: string): Kept[] {
  try {
    const { files, sent } = JSON.parse(sessionStorage.getItem(shelf) ?? "null") as Shelf;
    return sent ? [] : files;
  } catch {
    return [];
  }
}

function shelve(shelf: string, files: Kept[], sent = false): void {
  try {
    sessionStorage.setItem(shelf, JSON.stringify({ files, sent }));
  } catch {} // full or forbidden storage: only a reload forgets them
}
