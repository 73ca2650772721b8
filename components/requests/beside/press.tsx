import type { ReactNode } from "react";
import { PressForm } from "@/components/ui/press-form";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  act: FormAction;
  fields: Record<string, string | number>;
  label?: string;
  className?: string;
  children: ReactNode;
};

/** A button that does one thing at once. */
export const Press = ({ act, fields, label, className = "button button--secondary button--sm", children }: Props) => (
  <PressForm action={act} className="contents">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <button type="submit" aria-label={label} className={className}>
      {children}
    </button>
  </PressForm>
);
