"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { tellRefusal } from "@/components/ui/press";
import { useSent } from "@/components/ui/use-sent";
import type { FormAction } from "@/lib/web/form-state";

type Props = { action: FormAction; children: ReactNode; className?: string; title?: string };

/** A form that is only its button. What was refused, or could not be sent, is told by a toast, and the page stays. */
export function PressForm({ action, children, ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const { state, dispatch, pending, send } = useSent(action, form);
  useEffect(() => {
    if (state.kind !== "refused") return;
    tellRefusal(state);
    // A page that follows what happens takes up the new state by itself.
    if (state.stale && form.current?.dispatchEvent(new Event("peyvand:stale", { bubbles: true, cancelable: true })))
      router.refresh();
  }, [state, router]);
  return (
    <form
      ref={form}
      action={dispatch}
      onSubmit={send}
      aria-busy={pending}
      data-pending={pending || undefined}
      {...rest}
    >
      {children}
    </form>
  );
}
