import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type Props = {
  caption: string;
  head: ReactNode;
  children: ReactNode;
  /** On a phone each row is a card: the first cell its title, each other one beside its own `label`. Else the table scrolls there. */
  cards?: boolean;
  /** KeyJ and KeyK walk over the first links of its rows (`[data-row]`). */
  roving?: boolean;
};

/** The one table. `caption` is heard, not seen; give head cells by `Th`, body cells by `Td`. */
export function Table({ caption, head, children, cards, roving }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table
        className={cx("rows w-full border-separate border-spacing-0 text-sm", cards ? "cards" : "max-md:min-w-[36rem]")}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody
          data-roving={roving ? "" : undefined}
          className="[&_bdi[dir=ltr]]:whitespace-nowrap max-md:[&_td>a]:inline-flex max-md:[&_td>a]:min-h-11 max-md:[&_td>a]:max-w-full max-md:[&_td>a]:items-center max-md:[&_td>a]:whitespace-normal"
        >
          {children}
        </tbody>
      </table>
    </section>
  );
}

type Cell = { numeric?: boolean };

export const Th = ({ numeric, className, ...rest }: ComponentProps<"th"> & Cell) => (
  <th
    scope="col"
    className={cx(
      "sticky top-0 z-10 whitespace-nowrap border-b border-border bg-surface px-3 py-2 text-13 md:max-xl:px-2 font-medium text-muted",
      numeric ? "text-end" : "text-start",
      className,
    )}
    {...rest}
  />
);

type BodyCell = Cell & {
  /** The words of its column, for a table of cards. */
  label?: string;
};

export const Td = ({ numeric, label, className, ...rest }: Omit<ComponentProps<"td">, keyof BodyCell> & BodyCell) => (
  <td data-label={label} className={cx(numeric && "numeric tabular", className)} {...rest} />
);
