"use client";

import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { forgetError, showErrors } from "@/components/ui/field-errors";
import { OneTimeSecret } from "@/components/ui/one-time-secret";
import { ReloadButton } from "@/components/ui/reload-button";
import { notTaken } from "@/components/ui/sending";
import { sentSafely } from "@/components/ui/sent-safely";
import { type FormState, fresh } from "@/lib/web/form-state";

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>;
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
  // Rendered on the server it is the action itself, so that the form is sent also before, or without, a script.
  const sends = useMemo(
    () => (typeof window === "undefined" ? action : sentSafely(action, () => form.current)),
    [action],
  );
  const [state, dispatch, pending] = useActionState(sends, fresh);
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
  // React empties a form after its action; sent by hand it keeps what was typed.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(data));
  };
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
