"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { isLost } from "@/components/ui/sent-safely";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { persianDigits } from "@/lib/base/text";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { ImportShown, ImportState } from "./states";

const { import: say } = calendar;
type Row = { line: number; state: keyof typeof say.states; day: string; name: string; note?: string };

const SHOWN = 200;
const tones: Record<Row["state"], Tone> = { new: "success", same: "neutral", changed: "warning", bad: "danger" };

type Props = {
  look: (form: FormData) => Promise<ImportState>;
  bring: (text: string, replace: boolean) => Promise<ImportState>;
};

/** A file is read, what it would do is shown row by row, and done on the second press. */
export function ImportForm({ look, bring }: Props) {
  const [state, setState] = useState<ImportState>({ kind: "fresh" });
  const [pending, start] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const ask = state.kind === "preview" ? () => bring(state.text, data.has("replace")) : () => look(data);
    const lost = (error: unknown): ImportState => {
      if (!isLost(error)) throw error;
      return { kind: "refused", message: ui.sending.lost };
    };
    start(async () => {
      const told = await ask().catch(lost);
      // What was found stands, so that the second press need not read it again.
      if (told.kind !== "refused" || state.kind !== "preview") setState(told);
      else toast({ text: told.message, tone: "danger" });
    });
  };
  const done = state.kind === "done" && say.done.replace("{added}", state.added).replace("{changed}", state.changed);
  return (
    <form onSubmit={send} aria-busy={pending} className="flex flex-col gap-4">
      {state.kind === "refused" && <Notice tone="danger">{state.message}</Notice>}
      {done && <Notice tone="success">{done}</Notice>}
      {state.kind === "preview" ? (
        <Found plan={state.plan} onAgain={() => setState({ kind: "fresh" })} />
      ) : (
        <>
          <FileInput name="file" label={say.file} hint={say.fileHint} accept=".csv,.ics,.txt,.tsv" multiple={false} />
          <TextArea name="text" id="import-text" label={say.text} rows={4} dir="auto" grows={false} optional />
          <DialogFooter className="mt-1">
            <Button type="submit" variant="primary">
              {say.read}
            </Button>
          </DialogFooter>
        </>
      )}
    </form>
  );
}

function Found({ plan, onAgain }: { plan: ImportShown; onAgain: () => void }) {
  const { counts } = plan;
  const rows: Row[] = [
    ...plan.bad.map(({ line, text, said }) => ({ line, state: "bad" as const, day: "", name: text, note: said })),
    ...plan.rows.map(({ line, state, said, name, before }) => ({
      line,
      state,
      day: said,
      name,
      ...(state === "changed" && before && before.name !== name
        ? { note: say.was.replace("{name}", before.name) }
        : {}),
    })),
  ].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
  const fresh = counts.new + counts.changed;
  return (
    <>
      <p className="flex flex-wrap gap-2">
        {(Object.keys(tones) as Row["state"][]).map((name) => (
          <Badge key={name} tone={counts[name] > 0 ? tones[name] : "neutral"}>
            {persianDigits(counts[name])} {say.states[name]}
          </Badge>
        ))}
      </p>
      <ul className="max-h-80 divide-y divide-separator overflow-y-auto border-separator border-y text-13">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={`${row.line}-${row.day}`} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
            <span className="w-20 shrink-0 text-muted">{say.line.replace("{line}", persianDigits(row.line))}</span>
            <Badge tone={tones[row.state]}>{say.states[row.state]}</Badge>
            {row.day && <span className="shrink-0">{row.day}</span>}
            <span className="wrap-anywhere min-w-0" dir="auto">
              {row.name}
            </span>
            {row.note && <span className="text-muted">{row.note}</span>}
          </li>
        ))}
        {rows.length > SHOWN && (
          <li className="py-1.5 text-muted">{say.more.replace("{n}", persianDigits(rows.length - SHOWN))}</li>
        )}
      </ul>
      {counts.changed > 0 && (
        <Checkbox name="replace" id="import-replace" label={say.replace} value="true" defaultChecked />
      )}
      {fresh === 0 && <p className="text-muted text-sm">{say.nothing}</p>}
      <DialogFooter className="mt-1">
        {fresh > 0 && (
          <Button type="submit" variant="primary">
            {say.apply.replace("{n}", persianDigits(fresh))}
          </Button>
        )}
        <Button onClick={onAgain}>{say.again}</Button>
      </DialogFooter>
    </>
  );
}

/** What needs an eye first. */
const rank = ({ state }: Row) => ["bad", "changed", "new", "same"].indexOf(state);
