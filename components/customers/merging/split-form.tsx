import type { ReactNode } from "react";
import { Way } from "@/components/customers/merging/way";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { DateTime } from "@/components/ui/date-time";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { merges } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { SplitView } from "@/lib/identity/preview-split";
import type { FormAction } from "@/lib/web/form-state";

const { split: say } = merges;
const MANY = 50;

type Props = {
  card: SplitView;
  action: FormAction;
  now: Date;
};

/** Everything of a card that could be somebody else's, to be ticked. */
export function SplitForm({ card, action, now }: Props) {
  const others = [
    ["noteIds", say.notes, card.notes],
    ["interactionIds", say.interactions, card.interactions],
    ["purchaseIds", say.purchases, card.purchases],
    ["fileIds", say.files, card.files],
  ] as const;
  return (
    <ActionForm action={action} id="split" className="flex flex-col gap-7">
      <input type="hidden" name="code" value={card.code} />
      <input type="hidden" name="version" value={card.version} />
      {card.points.length > 0 && (
        <Group legend={say.points} name="contactPointIds">
          {card.points.map((p) => (
            <Tick key={p.id} name="contactPointIds[]" value={p.id}>
              <Way typed={p.typed} className={p.retired ? "text-muted line-through" : ""} />
              {p.shared && <span className="text-13 text-muted">{t("points.state.shared")}</span>}
            </Tick>
          ))}
        </Group>
      )}
      {card.requests.length > 0 && (
        <Group
          legend={say.requests}
          name="requestNumbers"
          text={card.requests.length === MANY ? t("merges.split.requestsText", { n: MANY }) : undefined}
        >
          {card.requests.map((r) => (
            <Tick key={r.number} name="requestNumbers[]" value={String(r.number)}>
              <span className="text-muted">
                <Ltr>{fa(String(r.number))}</Ltr>
              </span>
              <Bidi>{r.subject}</Bidi>
              <Came request={r} card={card} />
              <span className="text-13 text-muted">
                <DateTime at={new Date(r.receivedAt)} now={now} />
              </span>
            </Tick>
          ))}
        </Group>
      )}
      {others.map(
        ([name, legend, rows]) =>
          rows.length > 0 && (
            <Group key={name} legend={legend} name={name}>
              {rows.map((row) => (
                <Tick key={row.id} name={`${name}[]`} value={row.id}>
                  <Bidi>{row.text}</Bidi>
                  <span className="text-13 text-muted">
                    <DateTime at={new Date(row.at)} now={now} />
                  </span>
                </Tick>
              ))}
            </Group>
          ),
      )}
      <fieldset className="grid gap-4 md:grid-cols-2">
        <legend className="mb-2 text-base font-bold">{say.newCard}</legend>
        <TextInput name="name" label={say.name} optional maxLength={200} autoComplete="off" />
        <Select
          name="kind"
          label={say.kind}
          defaultValue={card.kind}
          options={(["person", "organization", "supplier"] as const).map((value) => ({
            value,
            label: t(`words.customerKind.${value}`),
          }))}
        />
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{say.submit}</SubmitButton>
        <LinkButton href={`/customers/${card.code}`} variant="quiet">
          {merges.cancel}
        </LinkButton>
      </div>
    </ActionForm>
  );
}

function Group({
  legend,
  name,
  text,
  children,
}: {
  legend: string;
  name: string;
  text?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset>
      <legend className="text-base font-bold">{legend}</legend>
      {text && <p className="text-13 text-muted">{text}</p>}
      <div className="mt-2 divide-y divide-separator border-y border-separator">{children}</div>
      <div data-error-for={name} />
    </fieldset>
  );
}

const Tick = ({ name, value, children }: { name: string; value: string; children: ReactNode }) => (
  <Checkbox
    id={`${name}${value}`}
    name={name}
    value={value}
    className="py-1.5"
    label={<span className="flex min-w-0 flex-wrap items-baseline gap-x-3 wrap-anywhere">{children}</span>}
  />
);

/** By which ways of this card a request came. */
function Came({ request, card }: { request: SplitView["requests"][number]; card: SplitView }) {
  const ways = card.points.filter((p) => request.came.includes(p.id));
  if (ways.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-2 text-13 text-muted">
      {ways.map((p) => (
        <Way key={p.id} typed={p.typed} />
      ))}
    </span>
  );
}
