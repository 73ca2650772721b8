"use client";

import { useEffect, useRef, useState } from "react";
import { ui } from "@/lib/i18n/messages/fa/ui";
import {
  type DraftShelf,
  fill,
  type Kept,
  keepLocal,
  keepSending,
  keptSending,
  localDraft,
  typedValues,
} from "./draft-shelf";
import { sendingOf } from "./sending";

/** So long after the last key the shelf is told. */
const WAIT_MS = 1_200;

type Props = {
  id: string;
  done?: boolean;
  /** Where drafts are kept beyond this browser. Without one they stay here. */
  shelf?: DraftShelf | undefined;
};

/**
 * Inside a form: keeps what is typed, in this browser at once and on the shelf a moment later, and puts it back after a crash, a closed
 * tab or in another browser. It is forgotten when it was sent and taken (a flash, another page, `done`). Passwords, files and hidden
 * fields are never kept.
 */
export function DraftKeeper({ id, done, shelf }: Props) {
  const mark = useRef<HTMLDivElement>(null);
  const [restored, setRestored] = useState(false);
  const [other, setOther] = useState<Kept["other"]>(null);
  const keeper = useRef<Keeper>(undefined);
  const place = useRef(shelf);
  place.current = shelf;
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const own = new Keeper(form, id, () => place.current, setOther);
    keeper.current = own;
    if (own.restore()) setRestored(true);
    let sent = false;
    const keep = () => {
      sent = false;
      own.keep();
    };
    const send = () => {
      sent = true;
      keepSending(id, sendingOf(form));
      own.pause();
    };
    const refused = () => {
      sent = false; // it stands here still, and is kept
      keepSending(id, form.dataset.sending);
      own.keep();
    };
    const forget = () => own.forget();
    const succeed = () => sent && form.reset();
    const leave = () => document.hidden && own.save(true);
    form.addEventListener("input", keep);
    form.addEventListener("submit", send);
    form.addEventListener("peyvand:refused", refused);
    form.addEventListener("reset", forget);
    window.addEventListener("peyvand:done", succeed);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      if (sent)
        forget(); // sent and gone to another page: it was taken
      else own.save(true);
      form.removeEventListener("input", keep);
      form.removeEventListener("submit", send);
      form.removeEventListener("peyvand:refused", refused);
      form.removeEventListener("reset", forget);
      window.removeEventListener("peyvand:done", succeed);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [id]);
  useEffect(() => {
    if (done) keeper.current?.forget();
  }, [done]);
  const discard = () => {
    mark.current?.closest("form")?.reset();
    setRestored(false);
  };
  const settle = (swap: boolean) => {
    keeper.current?.settle(swap ? other : null);
    setOther(null);
  };
  return (
    <div ref={mark} role="status" className="empty:hidden">
      {restored && !done && !other && (
        <p className="flex items-center gap-2 text-13 text-muted">
          {ui.draft.restored}
          <button type="button" onClick={discard} className="button button--quiet button--sm">
            {ui.draft.discard}
          </button>
        </p>
      )}
      {other && !done && (
        <p className="flex flex-wrap items-center gap-2 text-13 text-muted">
          {ui.draft.other}
          <button type="button" onClick={() => settle(true)} className="button button--secondary button--sm">
            {ui.draft.swap}
          </button>
          <button type="button" onClick={() => settle(false)} className="button button--quiet button--sm">
            {ui.draft.keep}
          </button>
        </p>
      )}
    </div>
  );
}

/** One form's draft: what the shelf has, and what of it has not arrived there yet. */
class Keeper {
  private base: number;
  private unsaved = false;
  /** Something of it is on its way to the shelf, or lies there. */
  private shelved = false;
  private settled = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> = Promise.resolve();
  private round = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly id: string,
    private readonly shelf: () => DraftShelf | undefined,
    private readonly offer: (other: Kept["other"]) => void,
  ) {
    this.base = shelf()?.kept?.version ?? 0;
  }

  /** What this browser could not bring to the shelf counts more than what lies there; the other is offered. */
  restore(): boolean {
    const kept = this.shelf()?.kept;
    const local = localDraft(this.id);
    const values = local?.values ?? kept?.values;
    if (!values) return false;
    const any = fill(this.form, values);
    const sending = keptSending(this.id);
    if (sending) this.form.dataset.sending = sending;
    if (local && kept && kept.version !== local.base && !same(local.values, kept.values)) this.offer(kept.values);
    else if (!local && kept?.other) this.offer(kept.other);
    if (local && any && this.shelf()) this.plan();
    return any;
  }

  keep(): void {
    keepLocal(this.id, { values: typedValues(this.form), base: this.base });
    if (this.shelf()) this.plan();
  }

  /** Takes what another tab had saved, or says that it is not wanted. */
  settle(values: Kept["other"]): void {
    if (values) fill(this.form, values, true);
    this.settled = true;
    this.keep();
  }

  /** While the form is being sent nothing of it is put on the shelf: it would arrive there after it was taken. */
  pause(): void {
    clearTimeout(this.timer);
  }

  forget(): void {
    this.round += 1;
    clearTimeout(this.timer);
    keepLocal(this.id, null);
    keepSending(this.id, undefined);
    const known = this.base > 0 || this.unsaved || this.shelved;
    this.unsaved = false;
    this.shelved = false;
    this.base = 0;
    const shelf = this.shelf();
    if (shelf && known)
      this.saving = this.saving.then(() => void shelf.save({}, { base: 0, settled: true, leaving: true }));
  }

  save(leaving = false): void {
    clearTimeout(this.timer);
    const shelf = this.shelf();
    if (!shelf || !this.unsaved) return;
    const values = typedValues(this.form);
    this.unsaved = false;
    this.shelved = true;
    const { round, settled } = this;
    const put = async () => {
      if (round !== this.round) return;
      const answer = await shelf.save(values, { base: this.base, settled, leaving });
      if (round !== this.round) return;
      if (!answer) {
        this.unsaved = true; // stays in this browser, and goes with the next key
        return;
      }
      this.base = answer.version;
      this.settled &&= !settled;
      if (!this.unsaved) keepLocal(this.id, null);
      this.offer(answer.other);
    };
    this.saving = leaving ? put() : this.saving.then(put, put);
  }

  private plan(): void {
    this.unsaved = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), WAIT_MS);
  }
}

const same = (a: Record<string, string>, b: Record<string, string>) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? "") === (b[name] ?? ""));
