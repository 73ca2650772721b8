import type { ReactNode } from "react";
import { ListFilter } from "./icons";
import { type Option, Select } from "./select";

type Props = { label: string; open: boolean; children: ReactNode };

/** The filters of a list beside its search: on a phone behind one line, elsewhere in its row. */
export const ListMore = ({ label, open, children }: Props) => (
  <details className="list-more" open={open}>
    <summary>
      <ListFilter aria-hidden="true" className="me-1.5 size-4" />
      {label}
    </summary>
    {children}
  </details>
);

type ChoiceProps<N extends string> = {
  name: N;
  label: string;
  /** Said when nothing is chosen. */
  any: string;
  options: Option[];
  values: Partial<Record<N, string>>;
};

/** One of them, with what the address says. */
export const ListChoice = <N extends string>({ name, any, values, ...rest }: ChoiceProps<N>) => (
  <Select name={name} placeholder={any} defaultValue={values[name]} {...rest} />
);
