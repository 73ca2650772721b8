"use client";

import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/class-names";
import { latinDigits, persianDigits } from "@/lib/base/text";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import type { Choice } from "./options";

/** A label above what it names, and where a refusal of the server is written. */
export function Labelled({
  label,
  path,
  className,
  hideLabel,
  children,
}: {
  label: string;
  /** Where a heading says it already. */
  hideLabel?: boolean;
  path?: string;
  className?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-13 text-muted"}>
        {label}
      </label>
      {children(id)}
      {path && <div data-error-for={path} className="contents" />}
    </div>
  );
}

type Common = { label: string; path?: string; className?: string; hideLabel?: boolean };

export const Pick = ({
  label,
  path,
  className,
  hideLabel,
  choices,
  value,
  empty,
  onChange,
}: Common & { choices: Choice[]; value: string | undefined; empty?: string; onChange: (value: string) => void }) => (
  <Labelled label={label} path={path} className={className} hideLabel={hideLabel}>
    {(id) => (
      <>
        <select
          id={id}
          className="input"
          value={value ?? ""}
          aria-invalid={isGone(choices, value) || undefined}
          onChange={(e) => onChange(e.target.value)}
        >
          {(empty !== undefined || !value) && <option value="">{empty ?? say.form.choose}</option>}
          {isGone(choices, value) && <option value={value}>{say.form.gone}</option>}
          {choices.map((c) => (
            <option key={c.value} value={c.value}>
              {c.label}
            </option>
          ))}
        </select>
        {isGone(choices, value) && <p className="text-13 text-danger-text">{say.form.chooseOther}</p>}
      </>
    )}
  </Labelled>
);

/** It was chosen once and is offered no more: the browser alone would show the first choice as if that were it. */
const isGone = (choices: Choice[], value: string | undefined) =>
  Boolean(value) && choices.every((c) => c.value !== value);

/** A whole number, typed in any digits; nothing typed is undefined. */
export const Count = ({
  label,
  path,
  className,
  value,
  onChange,
}: Common & { value: number | undefined; onChange: (value: number | undefined) => void }) => (
  <Labelled label={label} path={path} className={className}>
    {(id) => (
      <input
        id={id}
        className="input max-w-28"
        inputMode="numeric"
        autoComplete="off"
        value={value === undefined ? "" : persianDigits(value)}
        onChange={(e) => {
          const digits = latinDigits(e.target.value).replace(/\D/g, "").slice(0, 5);
          onChange(digits === "" ? undefined : Number(digits));
        }}
      />
    )}
  </Labelled>
);

export const Text = ({
  label,
  path,
  className,
  value,
  lines,
  onChange,
}: Common & { value: string | undefined; lines?: boolean; onChange: (value: string) => void }) => (
  <Labelled label={label} path={path} className={className}>
    {(id) =>
      lines ? (
        <textarea
          id={id}
          dir="auto"
          className="textarea textarea--grows"
          rows={3}
          value={value ?? ""}
          onChange={(e) => onChange(e.target.value)}
        />
      ) : (
        <input
          id={id}
          dir="auto"
          data-fills=""
          className="input"
          value={value ?? ""}
          onChange={(e) => onChange(e.target.value)}
        />
      )
    }
  </Labelled>
);

/** Several of a list, by ticking. */
export function Ticks({
  label,
  path,
  choices,
  values,
  onChange,
}: Common & { choices: Choice[]; values: string[]; onChange: (values: string[]) => void }) {
  const unnamed = (value: string): Choice => ({ value, label: say.form.gone });
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((v) => v !== value) : [...values, value]);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-13 text-muted">{label}</legend>
      <div className="grid max-h-56 md:max-h-72 grid-cols-1 gap-x-4 gap-y-1 overflow-y-auto rounded-lg border border-border px-3 py-2 md:grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))]">
        {choices.length === 0 && <p className="text-13 text-muted">{say.form.none}</p>}
        {[...choices, ...values.filter((v) => isGone(choices, v)).map(unnamed)].map((c) => (
          <label key={c.value} className="flex min-h-11 cursor-pointer items-center gap-2 md:min-h-7">
            <input
              type="checkbox"
              className="tick"
              checked={values.includes(c.value)}
              onChange={() => toggle(c.value)}
            />
            <span>{c.label}</span>
          </label>
        ))}
      </div>
      {path && <div data-error-for={path} className="contents" />}
    </fieldset>
  );
}
