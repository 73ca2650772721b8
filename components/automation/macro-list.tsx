import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import type { MacroRow } from "@/lib/automation/queries";
import { t } from "@/lib/i18n/t";
import type { BuilderOptions } from "./options";
import { actsWords, departmentName } from "./rule-words";

/** What there is to press, whose it is and what it does. */
export const MacroList = ({ macros, options }: { macros: MacroRow[]; options: BuilderOptions }) => (
  <ul className="flex flex-col divide-y divide-separator rounded-lg border border-border">
    {macros.map((macro) => (
      <li key={macro.id} className="px-3 py-3 md:px-4">
        <p className="flex flex-wrap items-center gap-2">
          {macro.mine ? (
            <Link href={`/settings/macros/${macro.id}`} className="link font-medium">
              <Bidi>{macro.name}</Bidi>
            </Link>
          ) : (
            <span className="font-medium">
              <Bidi>{macro.name}</Bidi>
            </span>
          )}
          {macro.departmentId && (
            <Badge>{t("automation.macros.of", { department: departmentName(options, macro.departmentId) })}</Badge>
          )}
        </p>
        <p className="mt-1 text-13 leading-text text-muted">{actsWords(macro.acts, options)}</p>
      </li>
    ))}
  </ul>
);
