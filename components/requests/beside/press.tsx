import type { ReactNode } from "react";

type Props = {
  act: (form: FormData) => Promise<void>;
  fields: Record<string, string | number>;
  label?: string;
  className?: string;
  children: ReactNode;
};

/** A button that does one thing at once. */
export const Press = ({ act, fields, label, className = "button button--secondary button--sm", children }: Props) => (
  <form action={act} className="contents">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <button type="submit" aria-label={label} className={className}>
      {children}
    </button>
  </form>
);
