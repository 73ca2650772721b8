import { ArrowLeftRight } from "lucide-react";
import { FieldValue } from "@/components/customers/merging/field-value";
import { Moves } from "@/components/customers/merging/moves";
import { Way } from "@/components/customers/merging/way";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { FieldPair, MergePreview, SideView } from "@/lib/identity/preview-merge";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  preview: MergePreview;
  suggestionId?: string | undefined;
  action: FormAction;
};

/** Two cards side by side, a choice for each field that differs, and the one button. */
export function MergeForm({ preview, suggestionId, action }: Props) {
  const { from, into, fields, warnings } = preview;
  const codes = { into: into.code, from: from.code };
  const differ = fields.filter((f) => !f.same);
  const same = fields.filter((f) => f.same);
  return (
    <ActionForm action={action} id="merge" className="flex flex-col gap-8">
      <input type="hidden" name="code" value={from.code} />
      <input type="hidden" name="into" value={into.code} />
      <input type="hidden" name="version" value={from.version} />
      <input type="hidden" name="intoVersion" value={into.version} />
      {suggestionId && <input type="hidden" name="suggestionId" value={suggestionId} />}
      {warnings.length > 0 && (
        <Notice tone="warning" title={say.warnings.title}>
          <ul className="list-disc ps-5">
            {warnings.map((w) => (
              <li key={w}>{say.warnings[w]}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="grid gap-3 md:grid-cols-[1fr_auto_1fr] md:items-center">
        <Side side={into} stays />
        <LinkButton
          href={`/customers/${into.code}/merge?into=${from.code}${suggestionId ? `&suggestion=${suggestionId}` : ""}`}
          variant="quiet"
          className="justify-self-center"
        >
          <ArrowLeftRight aria-hidden="true" />
          <span className="md:max-xl:sr-only">{say.swap}</span>
        </LinkButton>
        <Side side={from} />
      </div>
      <section aria-labelledby="fields-title">
        <h2 id="fields-title" className="text-base font-bold">
          {say.fields}
        </h2>
        <p className="mt-0.5 text-13 leading-text text-muted">{differ.length > 0 ? say.fieldsText : say.allSame}</p>
        {differ.length > 0 && (
          <div className="mt-3 divide-y divide-separator border-y border-separator">
            {differ.map((pair) =>
              pair.choice ? (
                <FieldChoice key={pair.field} pair={pair} codes={codes} />
              ) : (
                <Fixed key={pair.field} pair={pair} codes={codes} />
              ),
            )}
          </div>
        )}
        {same.length > 0 && (
          <p className="mt-3 text-13 leading-text text-muted">
            {say.sameInBoth}: {same.map(nameOf).join("، ")}
          </p>
        )}
      </section>
      <section aria-labelledby="moves-title">
        <h2 id="moves-title" className="text-base font-bold">
          {say.moves}
        </h2>
        <Moves counts={preview.moves} none={say.movesNothing} />
      </section>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{say.submit}</SubmitButton>
        <LinkButton href={`/customers/${into.code}`} variant="quiet">
          {say.cancel}
        </LinkButton>
      </div>
    </ActionForm>
  );
}

function Side({ side, stays }: { side: SideView; stays?: boolean }) {
  return (
    <div className={cx("h-full rounded-lg border px-4 py-3", stays ? "border-accent bg-accent-soft" : "border-border")}>
      <p className={cx("text-13", stays ? "text-accent-text" : "text-muted")}>{stays ? say.stays : say.goes}</p>
      <p className="mt-0.5 wrap-anywhere text-base font-bold">
        <Bidi>{side.name ?? t("words.anonymous")}</Bidi>
      </p>
      <p className="text-13">
        {t("customers.card.code")} <Ltr>{fa(side.code)}</Ltr>
      </p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-13">
        {side.points.map((point) => (
          <Way key={point} typed={point} />
        ))}
      </p>
    </div>
  );
}

const nameOf = ({ field, label }: Pick<FieldPair, "field" | "label">): string =>
  label ?? (say.fieldNames as Record<string, string>)[field] ?? field;

const SIDES = ["into", "from"] as const;
type OfPair = { pair: FieldPair; codes: Record<(typeof SIDES)[number], string> };

/** On a phone the values stand under one another: each says whose it is. */
const Whose = ({ code }: { code: string }) => (
  <span className="ms-auto shrink-0 ps-3 text-13 text-muted md:hidden">
    <Ltr>{fa(code)}</Ltr>
  </span>
);

/** A stage is not chosen: whoever was a customer stays one. */
function Fixed({ pair, codes }: OfPair) {
  return (
    <div className="grid gap-x-4 gap-y-1 py-2.5 md:grid-cols-[10rem_1fr_1fr_5rem]">
      <p className="font-medium">{nameOf(pair)}</p>
      {SIDES.map((side) => (
        <p key={side} className="flex py-1 ps-7">
          <FieldValue field={pair.field} value={pair[side]} />
          <Whose code={codes[side]} />
        </p>
      ))}
    </div>
  );
}

function FieldChoice({ pair, codes }: OfPair) {
  const { field, choice } = pair;
  return (
    <fieldset className="grid gap-x-4 gap-y-1 py-2.5 md:grid-cols-[10rem_1fr_1fr_5rem] md:items-start">
      <legend className="float-start font-medium md:contents">
        <span className="md:pt-1">{nameOf(pair)}</span>
      </legend>
      {SIDES.map((side) => (
        <label key={side} className="flex min-h-11 cursor-pointer items-start gap-2.5 py-1 md:min-h-6">
          <input
            type="radio"
            className="tick mt-[calc((1lh-1.125rem)/2)]"
            name={`choices.${field}`}
            value={side}
            defaultChecked={choice === side}
          />
          <span className="min-w-0 wrap-anywhere">
            <FieldValue field={field} value={pair[side]} />
          </span>
          <Whose code={codes[side]} />
        </label>
      ))}
      {choice === "both" && (
        <label className="flex min-h-11 cursor-pointer items-start gap-2.5 py-1 md:min-h-6">
          <input
            type="radio"
            className="tick mt-[calc((1lh-1.125rem)/2)]"
            name={`choices.${field}`}
            value="both"
            defaultChecked
          />
          <span>{say.both}</span>
        </label>
      )}
    </fieldset>
  );
}
