import { BackLink } from "@/components/layout/back-link";
import { Badge } from "@/components/ui/badge";
import { Ltr } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Equal, GitMerge, TriangleAlert } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { PressForm } from "@/components/ui/press-form";
import { SoftLink } from "@/components/ui/soft-link";
import { duplicates as say } from "@/lib/i18n/messages/fa/duplicates";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { Side, Suggested } from "@/lib/identity/schema";
import type { FormAction } from "@/lib/web/form-state";
import { mergeHref, queueHref } from "./addresses";
import { type Facing, facing, likenessWord, percent, type Value } from "./facing";
import { tones } from "./queue";
import { reasonsAgainst, reasonsFor } from "./reasons";

export type JudgeActions = Record<"dismiss" | "later", FormAction>;
type Props = {
  one: Suggested;
  /** Where the next pair waits. */
  next: string;
  /** Left out where whoever is here only reads. */
  actions: JudgeActions | undefined;
  /** It covers the list: its title is the page's first heading. */
  first: boolean;
};

/** Two cards side by side, why they may be one, and what to do about it. */
export function Pair({ one, next, actions, first }: Props) {
  const Title = first ? "h1" : "h2";
  const [a, b] = one.customers.map((c) => c.name ?? words.anonymous);
  const word = likenessWord(one.score);
  return (
    <article className="mx-auto w-full max-w-4xl px-4 pt-4 pb-16 md:px-8 md:pt-6">
      <BackLink href={queueHref()} />
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <Title className="text-lg font-bold">{t("duplicates.pair", { a: a!, b: b! })}</Title>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-13 text-muted">
            <Badge tone={tones[word]}>
              {say.likeness[word]} · {percent(one.score)}
            </Badge>
            {say.source[one.source]}
          </p>
        </div>
        {actions ? <Acts {...{ one, next, actions }} /> : <p className="text-13 text-muted">{say.readOnly}</p>}
      </header>
      <Why one={one} />
      <table className="mt-5 w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">{t("duplicates.pair", { a: a!, b: b! })}</caption>
        <thead>
          <tr className="border-b border-border text-start">
            <th scope="col" className="w-24 py-2 text-start text-13 font-medium text-muted max-md:w-20 md:w-36">
              {say.field}
            </th>
            {one.customers.map((side) => (
              <Card key={side.id} side={side} />
            ))}
          </tr>
        </thead>
        <tbody>{facing(one).map(line)}</tbody>
      </table>
    </article>
  );
}

type ActsProps = Pick<Props, "one" | "next"> & { actions: JudgeActions };

const Acts = ({ one, next, actions }: ActsProps) => (
  <div className="flex flex-wrap gap-2">
    <LinkButton href={mergeHref(one.customers, one.id)} variant="primary" hotkey="KeyM" hotkeyLabel={say.merge}>
      <GitMerge aria-hidden="true" />
      {say.merge}
    </LinkButton>
    <Judge {...{ one, next }} action={actions.dismiss} hotkey="KeyX" label={say.dismiss} />
    <Judge {...{ one, next }} action={actions.later} hotkey="KeyL" label={say.later} quiet />
  </div>
);

const Judge = ({
  one,
  next,
  action,
  hotkey,
  label,
  quiet,
}: {
  one: Suggested;
  next: string;
  action: FormAction;
  hotkey: string;
  label: string;
  quiet?: boolean;
}) => (
  <PressForm action={action}>
    <input type="hidden" name="id" value={one.id} />
    <input type="hidden" name="next" value={next} />
    <Button type="submit" variant={quiet ? "quiet" : "secondary"} hotkey={hotkey} hotkeyLabel={label}>
      {label}
    </Button>
  </PressForm>
);

const Card = ({ side }: { side: Side }) => (
  <th scope="col" className="py-2 ps-3 text-start font-medium">
    <SoftLink href={`/customers/${side.code}`} className="text-accent-text hover:underline">
      {t("duplicates.side", { code: fa(side.code) })}
    </SoftLink>
  </th>
);

function Why({ one }: { one: Suggested }) {
  const [pro, contra] = [reasonsFor(one.reasons), reasonsAgainst(one.reasons)];
  return (
    <dl className={cx("mt-4 grid gap-x-8 gap-y-3 text-sm", contra.length > 0 && "md:grid-cols-2")}>
      <Reasons title={say.for} reasons={pro} />
      {contra.length > 0 && <Reasons title={say.against} reasons={contra} warns />}
    </dl>
  );
}

const Reasons = ({ title, reasons, warns }: { title: string; reasons: string[]; warns?: boolean }) => (
  <div>
    <dt className="text-13 text-muted">{title}</dt>
    <dd className="mt-1 flex flex-wrap gap-1.5">
      {reasons.map((reason) => (
        <Badge key={reason} tone={warns ? "warning" : "success"}>
          {warns ? (
            <TriangleAlert aria-hidden="true" className="size-3" />
          ) : (
            <Equal aria-hidden="true" className="size-3" />
          )}
          {reason}
        </Badge>
      ))}
    </dd>
  </div>
);

/** Equal fields stay quiet; what differs is marked, in words too. */
function line({ field, sides, same }: Facing) {
  return (
    <tr key={field} className="border-b border-separator align-top">
      <th scope="row" className="py-2.5 pe-2 text-start text-13 font-normal text-muted">
        {say.fields[field]}
        {same === false && <span className="sr-only"> ({say.differs})</span>}
      </th>
      {sides.map((values, i) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides, always these
          key={i}
          className={cx(
            "wrap-anywhere py-2.5 ps-3",
            same === true && "text-muted",
            same === false && "bg-warning-soft",
          )}
        >
          {values.length === 0 ? <span className="text-muted">{say.empty}</span> : values.map(value)}
        </td>
      ))}
    </tr>
  );
}

const value = ({ text, note, ltr, old }: Value) => (
  <span key={text} className="block">
    {ltr ? <Ltr className={old ? "line-through" : undefined}>{text}</Ltr> : <bdi>{text}</bdi>}
    {note && <span className="ps-2 text-xs text-muted">{note}</span>}
  </span>
);
