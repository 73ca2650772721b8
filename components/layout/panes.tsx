import type { ReactNode } from "react";

/**
 * The cartable's two panes. Wide: the list stays beside the open item. Below 1280 px one at a time: `open` says which.
 * Each pane scrolls by itself. Their heads: `PaneHead`.
 */
export function Panes({
  list,
  children,
  open,
  listLabel,
}: {
  list: ReactNode;
  children: ReactNode;
  open: boolean;
  listLabel: string;
}) {
  return (
    <div className="panes" data-open={open}>
      <section className="pane-list" aria-label={listLabel}>
        {list}
      </section>
      <div className="pane-item">{children}</div>
    </div>
  );
}

/** The strip that stays at the top of a pane. */
export const PaneHead = ({ children }: { children: ReactNode }) => <div className="pane-head">{children}</div>;
