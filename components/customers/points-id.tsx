"use client";

import { BadgeCheck, Eye } from "lucide-react";
import { useRef } from "react";
import { OpenPointAct } from "@/components/customers/points-desk";
import type { PointActions, PointRights } from "@/components/customers/points-shown";
import { Ltr } from "@/components/ui/bidi";
import { useSent } from "@/components/ui/use-sent";
import { points as say } from "@/lib/i18n/messages/fa/points";
import { fa } from "@/lib/i18n/number";

type Props = {
  code: string;
  id: { masked: string; confirmed: boolean } | null;
  rights: PointRights;
  action: PointActions["unmask"];
};

/** The national ID: its last digits for everyone, the whole for those who may and who say so by pressing. */
export function NationalId({ code, id, rights, action }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { state, dispatch, pending, send } = useSent(action, form);
  const whole = state.kind === "done" ? state.secret : undefined;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 border-t border-separator pt-3">
      <span className="text-13 text-muted">{say.id.label}</span>
      {id ? (
        <Ltr className="font-medium">{fa(whole ?? id.masked)}</Ltr>
      ) : (
        <span className="text-muted">{say.id.none}</span>
      )}
      {id && (
        <span className={id.confirmed ? "flex items-center gap-1 text-xs text-success-text" : "text-xs text-muted"}>
          {id.confirmed && <BadgeCheck aria-hidden="true" className="size-3.5" />}
          {id.confirmed ? say.id.confirmed : say.id.claimed}
        </span>
      )}
      <span className="ms-auto flex gap-1">
        {id && rights.unmask && !whole && (
          <form ref={form} action={dispatch} onSubmit={send}>
            <input type="hidden" name="code" value={code} />
            <button type="submit" disabled={pending} className="button button--quiet button--sm">
              <Eye aria-hidden="true" />
              {say.id.show}
            </button>
          </form>
        )}
        {rights.identity && (
          <OpenPointAct act="id" className="button button--quiet button--sm">
            {id ? say.id.change : say.id.set}
          </OpenPointAct>
        )}
      </span>
      {whole && (
        <p role="status" className="w-full text-xs text-muted">
          {say.id.shownHint}
        </p>
      )}
      {state.kind === "refused" && (
        <p role="alert" className="w-full text-xs text-danger-text">
          {state.message}
        </p>
      )}
    </div>
  );
}
