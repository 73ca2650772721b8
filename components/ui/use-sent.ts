"use client";

import { type FormEvent, type RefObject, startTransition, useActionState, useMemo } from "react";
import { sentSafely } from "@/components/ui/sent-safely";
import { type FormAction, fresh } from "@/lib/web/form-state";

/** How a form is sent to a server action: by hand, so that it keeps what was typed (React empties a form after its action). */
export function useSent(action: FormAction, form: RefObject<HTMLFormElement | null>) {
  // Rendered on the server it is the action itself, so that the form is sent also before, or without, a script.
  const sends = useMemo(
    () => (typeof window === "undefined" ? action : sentSafely(action, () => form.current)),
    [action, form],
  );
  const [state, dispatch, pending] = useActionState(sends, fresh);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(data));
  };
  return { state, dispatch, pending, send };
}
