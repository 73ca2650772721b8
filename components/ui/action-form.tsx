"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { forgetError, showErrors } from "@/components/ui/field-errors";
import { OneTimeSecret } from "@/components/ui/one-time-secret";
import { ReloadButton } from "@/components/ui/reload-button";
import { notTaken } from "@/components/ui/sending";
import { useSent } from "@/components/ui/use-sent";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  action: FormAction;
  children: ReactNode;
  className?: string;
  id?: string;
  "aria-label"?: string;
  /** Called after success, for a form that stays on the page (a dialog closes, a draft is dropped). */
  onDone?: () => void;
  /** The words around what the action hands back to be shown once. */
  secret?: { label: string; hint: string };
};

/** The one way to send a form to a server action: works without JavaScript, keeps what was typed, ties errors to fields. */
export function ActionForm({ action, children, onDone, secret, ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { state, dispatch, pending, send } = useSent(action, form);
  const [renewed, setRenewed] = useState(false);
  useEffect(() => {
    if (state.kind !== "fresh" && form.current) showErrors(form.current, state.kind === "refused" ? state.fields : {});
    if (state.kind === "refused") notTaken(form.current);
    // A page that follows what happens takes up the new state by itself; others offer to be loaded anew.
    if (state.kind === "refused" && state.stale)
      setRenewed(!form.current?.dispatchEvent(new Event("peyvand:stale", { bubbles: true, cancelable: true })));
    if (state.kind !== "done") return;
    if (state.secret) form.current?.reset();
    onDone?.();
  }, [state, onDone]);
  const sendByKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      onKeyDown={sendByKeys}
      onInput={(event) => forgetError(event.target)}
      action={dispatch}
      onSubmit={send}
      aria-busy={pending}
      data-pending={pending || undefined}
      noValidate
      {...rest}
    >
      {state.kind === "refused" && (
        <div role="alert" className="form-error">
          <p>{state.message}</p>
          {state.stale && !renewed && <ReloadButton />}
        </div>
      )}
      {state.kind === "done" && state.secret && secret && <OneTimeSecret {...secret} value={state.secret} />}
      {children}
    </form>
  );
}
