"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { latinDigits } from "@/lib/base/text";
import { register as say } from "@/lib/i18n/messages/fa/register";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { FormAction } from "@/lib/web/form-state";
import { type HandWay, handWays } from "./hand-ways";
import { KnownPanel } from "./known-panel";
import type { Asks, Looked } from "./looked";
import { PaperFiles } from "./paper-files";
import { type Hand, ReferOn, TARGET } from "./refer-on";
import { Joining, Matter, Paper, Sender } from "./register-parts";
import { useAlike } from "./use-alike";
import { useLook } from "./use-look";
import { WhoField } from "./who-field";

type Props = {
  action: FormAction;
  asks: Asks;
  /** Makes a second press the same request. */
  once: string;
  way: HandWay;
  /** Typed already, as by a telephone system that opens this page. */
  typed?: string | undefined;
  /** Of those who may refer. */
  hand: Hand | null;
};

/** A call, visit, letter or fax in one go by keyboard: who, what, save; who it is and what he asked before stand beside it at once. */
export function RegisterForm({ action, asks, once, way: first, typed, hand }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const [way, setWay] = useState<HandWay>(first);
  const [onto, setOnto] = useState<number | null>(null);
  const [refers, setRefers] = useState(false);
  const { looked, chosen, known, busy, type, take } = useLook(asks);
  const [alike, watch] = useAlike("register", known?.code, asks.alike);
  // A draft that came back, or a number that came with the address.
  useEffect(() => {
    if (field.current?.value) type(field.current.value, 0);
  }, [type]);
  const exact = looked.candidates.find(({ code }) => code === latinDigits(field.current?.value ?? "").trim());
  useEffect(() => {
    if (exact && !chosen) void take(exact.code);
  }, [exact, chosen, take]);
  const code = known?.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer has other requests
  useEffect(() => setOnto(null), [code]);
  const change = (to: HandWay) => {
    setWay(to);
    history.replaceState(null, "", `/requests/new?channel=${to}`); // a reload keeps it
  };
  const byKeys = (event: KeyboardEvent) => {
    if (!event.altKey) return;
    const to = handWays[Number(/^Digit(\d)$/.exec(event.code)?.[1] ?? 0) - 1];
    const found = document.querySelector<HTMLElement>(
      event.code === "KeyR" ? `#register [name="${TARGET}"]` : `#register [name=channel][value=${to}]`,
    );
    if (!found) return;
    event.preventDefault();
    if (to) found.click();
    else found.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the form within
    <div onKeyDown={byKeys}>
      <ActionForm
        action={action}
        id="register"
        aria-label={say.title}
        className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,42rem)_minmax(20rem,26rem)] xl:grid-rows-[auto_1fr]"
      >
        <input type="hidden" name="externalId" value={once} />
        {chosen && <input type="hidden" name="customerCode" value={chosen.code} />}
        {onto !== null && <input type="hidden" name="onto" value={onto} />}
        <div className="flex min-w-0 flex-col gap-4">
          <Ways first={first} change={change} />
          <WhoField
            value={typed}
            kind={looked.kind}
            field={field}
            candidates={known || exact ? [] : looked.candidates}
            {...{ type, take }}
            onward={() => rows.current?.querySelector<HTMLElement>("[data-row]")?.focus()}
          />
        </div>
        <div className="min-w-0 xl:row-span-2">
          <KnownPanel {...{ known, alike, onto, rows }} note={noteOf(looked, busy)} join={setOnto} />
        </div>
        <div className="flex min-w-0 flex-col gap-4" onInput={watch}>
          <DraftKeeper id="register" />
          {onto === null ? (
            <Sender way={way} kind={looked.kind} name={known?.name} />
          ) : (
            <Joining onto={onto} apart={() => setOnto(null)} />
          )}
          {onto === null && (way === "letter" || way === "fax") && <Paper />}
          <Matter way={way} joins={onto !== null} />
          <PaperFiles post="/requests/new/files" />
          {hand && onto === null && <ReferOn {...hand} open={refers} choose={setRefers} />}
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton className="max-md:w-full">
              {onto === null
                ? refers
                  ? say.submitRefer
                  : say.submit
                : say.submitJoin.replace("{n}", fa(String(onto)))}
            </SubmitButton>
            <p className="text-13 text-muted max-md:hidden">{say.submitHint}</p>
          </div>
        </div>
      </ActionForm>
    </div>
  );
}

function Ways({ first, change }: { first: HandWay; change: (to: HandWay) => void }) {
  return (
    <div onChange={(event) => change((event.target as HTMLInputElement).value as HandWay)}>
      <RadioGroup
        inline
        name="channel"
        label={say.channel}
        hint={<span className="max-md:hidden">{say.channelHint}</span>}
        options={handWays.map((value) => ({ value, label: words.channel[value] }))}
        defaultValue={first}
      />
    </div>
  );
}

const noteOf = ({ fresh, kind, candidates }: Looked, busy: boolean): string => {
  if (busy) return say.searching;
  if (fresh && candidates.length === 0) return say.fresh;
  if (candidates.length > 0) return say.found.replace("{n}", fa(candidates.length));
  return kind === "words" ? say.idle : say.fresh;
};
