import type { ReactNode } from "react";
import { Td, Th } from "@/components/ui/table";

/** The head of a column of boxes: it ticks all that are read by one `useChosen`. */
export const ChooseAllHead = ({ label }: { label: string }) => (
  <Th className="choose max-md:static max-md:border-0 max-md:p-0">
    <label>
      <input type="checkbox" className="tick" data-choose-all="" />
      <span className="md:sr-only">{label}</span>
    </label>
  </Th>
);

/** The box of one row, with room for a finger around it. */
export const ChooseCell = ({ children }: { children: ReactNode }) => (
  <Td className="choose">
    {/* biome-ignore lint/a11y/noLabelWithoutControl: the box has its own name */}
    <label>{children}</label>
  </Td>
);
