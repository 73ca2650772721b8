import { Ltr } from "@/components/ui/bidi";
import { BadgeCheck, Mail, MessageCircle, Phone } from "@/components/ui/icons";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { networkNames } from "@/lib/i18n/messages/fa/networks";
import { fa } from "@/lib/i18n/number";
import type { ContactKind } from "@/prisma/generated/enums";

export type Point = {
  id: string;
  kind: ContactKind;
  canonical: string;
  verified: boolean;
  shared: boolean;
  retired: boolean;
};

const icons = { mobile: Phone, landline: Phone, email: Mail, handle: MessageCircle };
const { card: say } = customers;

type Shown = Pick<Point, "kind" | "canonical">;

/** An Iranian number as people write it, an account with the name of its network; anything else in its canonical form. */
export function shownPoint({ kind, canonical }: Shown): string {
  if (kind === "mobile" || kind === "landline") return fa(canonical.replace(/^\+98/, "0"));
  const { network, account } = accountOf({ kind, canonical });
  return network ? `${network} ${account}` : canonical;
}

/** `telegram:ID` in its parts; no network for what is none or is not known. */
function accountOf({ kind, canonical }: Shown): { network?: string; account: string } {
  const [name = "", account = ""] = kind === "handle" ? canonical.split(/:(.*)/s) : [];
  const network = (networkNames as Partial<Record<string, string>>)[name];
  return { account, ...(network ? { network } : {}) };
}

/** One way to reach somebody: what it is, and how sure that it is his. */
export function PointLine({ point }: { point: Point }) {
  const Icon = icons[point.kind];
  const state = point.retired ? "retired" : point.shared ? "shared" : point.verified ? "verified" : "claimed";
  const { network, account } = accountOf(point);
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
      {network && <span className="text-13 text-muted">{network}</span>}
      <Ltr className={point.retired ? "text-muted line-through" : undefined}>
        {network ? account : shownPoint(point)}
      </Ltr>
      <span
        className={state === "verified" ? "flex items-center gap-1 text-xs text-success-text" : "text-xs text-muted"}
      >
        {state === "verified" && <BadgeCheck aria-hidden="true" className="size-3.5" />}
        {say[state]}
      </span>
    </li>
  );
}
