import type { ComponentProps } from "react";
import { rowName } from "@/lib/bulk/rules";
import type { Chosen } from "@/lib/bulk/schema";
import { bulk as say } from "@/lib/i18n/messages/fa/bulk";
import { fa } from "@/lib/i18n/number";

/** What the boxes of all rows are called; `BulkBar` reads them. */
export const ROWS = "row[]";

/** The box that chooses a row for acts on many: with it KeyX, a held finger and Shift work. */
export const RowBox = ({ row, ...rest }: { row: Chosen } & Pick<ComponentProps<"input">, "tabIndex">) => (
  <input
    type="checkbox"
    name={ROWS}
    value={rowName(row)}
    className="tick"
    data-pick=""
    aria-label={say.pick.replace("{n}", fa(String(row.number)))}
    {...rest}
  />
);
