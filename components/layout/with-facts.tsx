import type { ReactNode } from "react";

type Props = {
  /** Title, status, acts: over both. */
  head?: ReactNode;
  facts: ReactNode;
  /** What the facts are about, heard as the name of their region. */
  label: string;
  children: ReactNode;
};

/** Text of at most 760 px; `Facts` in a narrow column beside it when there is room, else as a strip between head and text. */
export function WithFacts({ head, facts, label, children }: Props) {
  return (
    <div className="@container">
      {head && <div className="mb-5">{head}</div>}
      <div className="flex flex-col gap-6 @min-[56rem]:flex-row-reverse @min-[56rem]:justify-end @min-[56rem]:gap-8">
        <aside aria-label={label} className="with-facts shrink-0 text-sm @min-[56rem]:w-64">
          {facts}
        </aside>
        <div className="min-w-0 max-w-[47.5rem] flex-1">{children}</div>
      </div>
    </div>
  );
}
