import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { FieldNotes } from "@/components/ui/field";

type Props = Omit<ComponentProps<"input">, "type"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  hideLabel?: boolean;
};

export function Checkbox({ name, id = name, label, hint, error, hideLabel, className, ...rest }: Props) {
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cx("flex flex-col gap-1", className)}>
      <label className="flex min-h-11 w-fit cursor-pointer items-center gap-2.5 md:min-h-6">
        <input
          type="checkbox"
          className="tick"
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={notes || undefined}
          {...rest}
        />
        <span className={hideLabel ? "sr-only" : undefined}>{label}</span>
      </label>
      <div className="flex flex-col gap-1 ps-7">
        <FieldNotes id={id} name={name} hint={hint} error={error} />
      </div>
    </div>
  );
}
