import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode };

/** Names and values, in lines. Facts without a value are left out. */
export function Facts({ items }: { items: (Fact | false | null | undefined)[] }) {
  return (
    <dl className="facts">
      {items.map(
        (item) =>
          item &&
          item.value !== null &&
          item.value !== undefined &&
          item.value !== "" && (
            <div key={item.label} className="fact">
              <dt className="text-13 text-muted">{item.label}</dt>
              <dd className="min-w-0 wrap-anywhere">{item.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
