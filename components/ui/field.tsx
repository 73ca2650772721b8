import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { ui } from "@/lib/i18n/messages/fa/ui";

export type FieldText = {
  /** Also the id of the input. Unique on the page: give `id` where two forms share names. */
  name: string;
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; shown under the field and tied to it. */
  error?: ReactNode;
  required?: boolean;
  /** Says «اختیاری» after the label. */
  optional?: boolean;
  /** The label is only heard, not seen. */
  hideLabel?: boolean;
  className?: string;
};

/** Parts the properties of a field: what it says around itself, and what its input takes. */
export function fieldAndRest<P extends FieldText>(props: P): [FieldText, Omit<P, keyof FieldText>] {
  const { name, id, label, hint, error, required, optional, hideLabel, className, ...rest } = props;
  return [{ name, id, label, hint, error, required, optional, hideLabel, className }, rest];
}

/** Label above, hint and error below; `fieldAttributes` gives the input what ties it to them. */
export function Field({ children, ...field }: FieldText & { children: ReactNode }) {
  const id = field.id ?? field.name;
  return (
    <div className={cx("flex min-w-0 flex-col gap-1.5", field.className)}>
      <label htmlFor={id} className={field.hideLabel ? "sr-only" : "font-medium"}>
        {field.label}
        <FieldMark required={field.required} optional={field.optional} />
      </label>
      {children}
      <FieldNotes id={id} name={field.name} hint={field.hint} error={field.error} />
    </div>
  );
}

export function FieldMark({ required, optional }: { required?: boolean; optional?: boolean }) {
  if (required)
    return (
      <span className="text-danger-text" title={ui.required} aria-hidden="true">
        {" *"}
      </span>
    );
  return optional ? <span className="font-normal text-muted"> ({ui.optional})</span> : null;
}

type Notes = { id: string; name: string; hint?: ReactNode; error?: ReactNode };

/** `data-error-for` is where `ActionForm` writes what the server refused. */
export function FieldNotes({ id, name, hint, error }: Notes) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-13 leading-relaxed text-muted">
          {hint}
        </p>
      )}
      <div data-error-for={name} className="contents">
        {error && (
          <p id={`${id}-error`} className="field-error">
            {error}
          </p>
        )}
      </div>
    </>
  );
}

export function fieldAttributes({ name, id = name, hint, error, required }: FieldText) {
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    required: required || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": notes || undefined,
  };
}
