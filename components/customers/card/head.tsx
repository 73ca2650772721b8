import { Merge, ShieldCheck, Split } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { Menu } from "@/components/ui/menu";
import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import type { CustomerInFull } from "@/lib/customers/read-customer";
import { formatDate } from "@/lib/i18n/date";
import { profile as say } from "@/lib/i18n/messages/fa/profile";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

type Props = {
  customer: CustomerInFull;
  actor: Actor;
  /** Beside the stage: how a lead becomes a customer. */
  stage?: ReactNode;
  level?: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
};

/** Who it is, what he is to us, and what can be done with the card. */
export function CardHead({ customer, actor, stage, level, tags, actions }: Props) {
  const { name, kind } = customer;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-80 gap-3">
        <span className="max-md:hidden">
          <Avatar name={name ?? "؟"} size="lg" />
        </span>
        <div className="min-w-0">
          <h1 className="wrap-anywhere text-xl font-bold">
            <Bidi>{name ?? t("words.anonymous")}</Bidi>
          </h1>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <span>{t(`words.customerKind.${kind}`)}</span>
            <Stage customer={customer} />
            {stage}
            {level}
            <span>
              {say.facts.code} <Ltr>{fa(customer.code)}</Ltr>
            </span>
            {customer.city && <Bidi>{customer.city}</Bidi>}
          </div>
          {tags}
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        {actions}
        <More customer={customer} actor={actor} />
      </div>
    </header>
  );
}

const Stage = ({ customer }: Pick<Props, "customer">) => (
  <span className="flex items-center gap-1.5">
    <Badge tone={customer.stage === "customer" ? "success" : "neutral"}>
      {t(`words.customerStage.${customer.stage}`)}
    </Badge>
    {customer.stageSince && <span>{t("profile.stage.since", { date: formatDate(customer.stageSince) })}</span>}
  </span>
);

/** What is rarely done with a card; each stands on a page of its own. */
function More({ customer, actor }: Props) {
  const at = `/customers/${customer.code}`;
  const pages = [
    { may: may("customer.merge", actor, null), href: `${at}/merge`, Icon: Merge, label: say.merge },
    { may: may("customer.split", actor, null), href: `${at}/split`, Icon: Split, label: say.split },
    { may: may("customer.views", actor, null), href: `${at}/privacy`, Icon: ShieldCheck, label: say.privacy },
  ].filter((page) => page.may);
  if (pages.length === 0) return null;
  return (
    <Menu trigger={say.more} align="end">
      {pages.map(({ href, Icon, label }) => (
        <a key={href} href={href}>
          <Icon aria-hidden="true" />
          {label}
        </a>
      ))}
    </Menu>
  );
}
