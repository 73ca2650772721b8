"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { NEAR, OPEN } from "@/components/requests/act-button";
import type { DeskOptions } from "@/components/requests/desk";
import { DeskForm } from "@/components/requests/desk-form";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { FormAction } from "@/lib/web/form-state";
import type { HandKind, HandWords } from "./hand-words";

type Props = {
  kind: HandKind;
  action: FormAction;
  fields: Record<string, string | number | undefined>;
  load: (province?: string | null) => Promise<DeskOptions>;
  /** Where the customer is: its closures count too. */
  province?: string | null;
  words: HandWords;
  draft?: string;
  next?: string;
};

const forms = {
  refer: lazy(() => import("./refer-fields")),
  handOver: lazy(() => import("./pass-on-fields")),
  ask: lazy(() => import("./pass-on-fields")),
  assign: lazy(() => import("./assign-fields")),
};

let known: Promise<DeskOptions> | undefined;

/** Within a dialog: fetches form and receivers when the pointer comes near its button, and is filled by the button that opens it. */
export function HandForm({ kind, action, fields, load, province, words, draft, next }: Props) {
  const mark = useRef<HTMLDivElement>(null);
  const [options, setOptions] = useState<DeskOptions | "failed">();
  const [fill, setFill] = useState<Record<string, string | number | undefined>>({});
  const fetchOnce = useRef(() => {
    known ??= load(province);
    known.then(setOptions, () => {
      known = undefined;
      setOptions("failed");
    });
  });
  useEffect(() => {
    const dialog = mark.current?.closest("dialog");
    const near = () => fetchOnce.current();
    const open = (event: Event) => {
      setFill((event as CustomEvent).detail);
      near();
    };
    dialog?.addEventListener(NEAR, near);
    dialog?.addEventListener(OPEN, open);
    return () => {
      dialog?.removeEventListener(NEAR, near);
      dialog?.removeEventListener(OPEN, open);
      known = undefined;
    };
  }, []);
  const { department, ...hidden } = fill;
  const Fields = forms[kind];
  return (
    <div ref={mark}>
      {options === "failed" && (
        <p role="alert" className="form-error flex items-center gap-3">
          {words.form.failed}
          <Button size="sm" onClick={() => fetchOnce.current()}>
            {words.form.retry}
          </Button>
        </p>
      )}
      {!options && <Waiting label={words.form.loading} />}
      {options && options !== "failed" && (
        <Suspense fallback={<Waiting label={words.form.loading} />}>
          <DeskForm action={action} fields={{ ...fields, ...hidden, next }} draft={draft}>
            <Fields kind={kind} options={options} words={words} departmentId={String(department ?? "")} />
          </DeskForm>
        </Suspense>
      )}
    </div>
  );
}

const Waiting = ({ label }: { label: string }) => (
  <div role="status" aria-label={label} className="flex min-h-64 flex-col gap-4 py-2">
    <Skeleton className="h-9 w-full" />
    <Skeleton className="h-9 w-2/3" />
    <Skeleton className="h-24 w-full" />
  </div>
);
