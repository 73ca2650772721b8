"use client";

import { type MouseEvent, startTransition, useState } from "react";
import { Zap } from "@/components/ui/icons";
import { Menu, MenuSeparator } from "@/components/ui/menu";
import { useOffers } from "@/components/ui/offers";
import { SoftLink } from "@/components/ui/soft-link";
import { toast } from "@/components/ui/toast";
import { automation as say } from "@/lib/i18n/messages/fa/automation";

export type Presses = { macros: { id: string; name: string }[]; undo: { runId: string; name: string } | null };
/** What became of a press: refused in these words, or done, and perhaps to be taken back by `runId`. */
export type Pressed = { refused: string } | { runId: string | null };
/** The server actions behind the menu. */
export type MacroActions = {
  macros: (number: number) => Promise<Presses>;
  applyMacro: (number: number, macroId: string, version: number) => Promise<Pressed>;
  undoMacro: (number: number, runId: string) => Promise<Pressed>;
};

type Props = { number: number; version: number; actions: MacroActions };

/** کارهای آماده on a request: fetched when the menu is opened first, pressed once each. */
export function MacroMenu({ number, version, actions }: Props) {
  const [presses, setPresses] = useState<Presses | null>(null);
  const [busy, setBusy] = useState(false);
  const fetch = () => startTransition(async () => setPresses(await actions.macros(number)));
  const opened = (event: MouseEvent) => {
    if ((event.target as Element).closest("summary")) fetch();
  };
  const press = (run: () => Promise<Pressed>, done: string) => {
    if (busy) return;
    setBusy(true);
    startTransition(async () => {
      const pressed = await run().catch((): Pressed => ({ refused: say.macros.failed }));
      setBusy(false);
      if ("refused" in pressed) return toast({ tone: "danger", text: pressed.refused });
      const { runId } = pressed;
      const act = runId ? { act: { label: say.macros.takeBack, run: () => takeBack(runId) } } : {};
      toast({ tone: "success", text: done, ...act });
    });
  };
  const takeBack = (runId: string) => press(() => actions.undoMacro(number, runId), say.macros.takenBack);
  const apply = (id: string, name: string) =>
    press(() => actions.applyMacro(number, id, version), say.macros.applied.replace("{name}", name));
  useOffers((take) =>
    startTransition(async () => {
      const { macros } = await actions.macros(number);
      take(macros.map(({ id, name }) => ({ id, label: name, run: () => apply(id, name) })));
    }),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a key on the summary clicks it too
    <div onClick={opened} data-macros>
      <Menu trigger={<MenuFace />} label={say.macros.menu} className="button button--quiet">
        {presses === null && <p className="px-2.5 py-1.5 text-13 text-muted">…</p>}
        {presses?.macros.map(({ id, name }) => (
          <button key={id} type="button" disabled={busy} onClick={() => apply(id, name)}>
            {name}
          </button>
        ))}
        {presses?.macros.length === 0 && <p className="px-2.5 py-1.5 text-13 text-muted">{say.macros.empty}</p>}
        {presses?.undo && (
          <>
            <MenuSeparator />
            <button type="button" disabled={busy} onClick={() => takeBack(presses.undo!.runId)}>
              {say.macros.undo.replace("{name}", presses.undo.name)}
            </button>
          </>
        )}
        <MenuSeparator />
        <SoftLink href="/settings/macros">{say.macros.settings}</SoftLink>
      </Menu>
    </div>
  );
}

const MenuFace = () => (
  <>
    <Zap aria-hidden="true" />
    <span className="max-md:sr-only">{say.macros.menu}</span>
  </>
);
