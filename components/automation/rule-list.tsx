import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { ArrowDown, ArrowUp } from "@/components/ui/icons";
import { PressForm } from "@/components/ui/press-form";
import type { RuleRow } from "@/lib/automation/queries";
import { FAILURES } from "@/lib/automation/rules";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import { goneTargets } from "./gone-targets";
import type { BuilderOptions } from "./options";
import { ruleWords } from "./rule-words";

type Props = { rules: RuleRow[]; options: BuilderOptions; base: string; now: Date; turn: FormAction; move: FormAction };

/** The rules in their order: what each says, whether it is on, and what it has done of late. */
export const RuleList = ({ rules, options, base, now, turn, move }: Props) => (
  <ol className="flex flex-col divide-y divide-separator rounded-lg border border-border">
    {rules.map((rule, at) => (
      <li key={rule.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-3 py-3 md:px-4">
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex flex-wrap items-center gap-2">
            <Link href={`${base}/${rule.id}`} className="link wrap-anywhere font-medium max-md:py-2.5">
              <Bidi>{rule.name}</Bidi>
            </Link>
            <State rule={rule} />
          </p>
          <p className="mt-1 text-13 leading-text text-muted">{ruleWords(rule, options)}</p>
          <GoneNote rule={rule} options={options} />
          <p className="mt-1 text-xs text-muted">
            <Lately rule={rule} now={now} />
          </p>
        </div>
        <div className="flex items-center gap-1">
          <PressForm action={turn}>
            <input type="hidden" name="id" value={rule.id} />
            <input type="hidden" name="on" value={rule.on ? "0" : "1"} />
            <Button
              type="submit"
              size="sm"
              variant="secondary"
              aria-label={`${rule.on ? say.list.switchOff : say.list.switchOn} «${rule.name}»`}
            >
              {rule.on ? say.list.switchOff : say.list.switchOn}
            </Button>
          </PressForm>
          <Move rule={rule} to="up" disabled={at === 0} move={move} />
          <Move rule={rule} to="down" disabled={at === rules.length - 1} move={move} />
        </div>
      </li>
    ))}
  </ol>
);

function GoneNote({ rule, options }: { rule: RuleRow; options: BuilderOptions }) {
  const gone = goneTargets(rule, options);
  if (gone.length === 0) return null;
  return <p className="mt-1 text-13 text-danger-text">{t("automation.list.gone", { names: gone.join("، ") })}</p>;
}

export const State = ({ rule }: { rule: Pick<RuleRow, "on" | "failures"> }) =>
  rule.on ? (
    <Badge tone="success">{say.list.on}</Badge>
  ) : rule.failures >= FAILURES ? (
    <Badge tone="danger">{t("automation.list.stopped", { n: rule.failures })}</Badge>
  ) : (
    <Badge>{say.list.off}</Badge>
  );

function Lately({ rule, now }: { rule: RuleRow; now: Date }) {
  if (!rule.lastAt) return <>{say.list.never}</>;
  return (
    <>
      {t("automation.list.runs", { done: rule.done })}
      {rule.failed > 0 && ` · ${t("automation.list.failed", { n: rule.failed })}`} ·{" "}
      <DateTime at={rule.lastAt} now={now} />
    </>
  );
}

const Move = ({
  rule,
  to,
  disabled,
  move,
}: {
  rule: RuleRow;
  to: "up" | "down";
  disabled: boolean;
  move: FormAction;
}) => (
  <PressForm action={move}>
    <input type="hidden" name="id" value={rule.id} />
    <input type="hidden" name="to" value={to} />
    <Button
      type="submit"
      size="sm"
      variant="quiet"
      iconOnly
      disabled={disabled}
      aria-label={`${say.form[to]}: ${rule.name}`}
    >
      {to === "up" ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
    </Button>
  </PressForm>
);
