import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { Plus, Undo2, X } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { SoftLink } from "@/components/ui/soft-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { WhenAlive } from "@/components/ui/when-alive";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import type { PaneView } from "../pane-view";
import { RequestStatusBadge } from "../status";
import type { BesideActions } from "./beside-actions";
import { enterFirst } from "./enter-first";
import { Press } from "./press";

const { links: say, merge } = desk;
type Props = { view: PaneView; may: boolean; coordinates: boolean; actions: BesideActions; unmerge: FormAction };
const kinds = ["related", "caused_by", "duplicate_of"] as const;

/** Requests that have to do with this one, in both directions, and those that were merged into it. */
export function Linked({ view, may, coordinates, actions, unmerge }: Props) {
  const { links, mergedHere, number } = view;
  if (links.length + mergedHere.length === 0 && !may) return null;
  return (
    <section aria-labelledby="links-title">
      <h2 id="links-title" className="mb-1.5 text-sm font-bold">
        {say.title}
      </h2>
      <ul className="flex flex-col">
        {links.map((link) => (
          <li key={link.id} className="beside-row">
            <span className="shrink-0 text-muted">{(link.outward ? say.kinds : say.back)[link.kind]}</span>
            <Named {...link} />
            <RequestStatusBadge status={link.status} />
            {may && (
              <Press
                act={actions.unlink}
                fields={{ number, linkId: link.id }}
                label={t("desk.links.remove", { n: link.number })}
                className="button button--quiet button--icon-only button--sm ms-auto text-muted"
              >
                <X aria-hidden="true" />
              </Press>
            )}
          </li>
        ))}
        {mergedHere.map((one) => (
          <li key={one.number} className="beside-row">
            <span className="shrink-0 text-muted">{merge.here}</span>
            <Named {...one} inSight />
            {coordinates && (
              <ActionForm action={unmerge} className="ms-auto">
                <input type="hidden" name="number" value={one.number} />
                <SubmitButton variant="quiet" size="sm" aria-label={t("desk.merge.undo", { n: one.number })}>
                  <Undo2 aria-hidden="true" />
                  {t("request.merge.undo")}
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {may && <Add number={number} key={links.length} action={actions.link} />}
    </section>
  );
}

const Named = ({ number, subject, inSight }: { number: number; subject: string | null; inSight: boolean }) => (
  <span className="min-w-0 truncate">
    {inSight ? (
      <SoftLink href={`/requests/${number}`} className="link">
        {fa(String(number))} <Bidi>{subject ?? ""}</Bidi>
      </SoftLink>
    ) : (
      <>
        {fa(String(number))} <Bidi className="text-muted">{subject ?? say.hidden}</Bidi>
      </>
    )}
  </span>
);

const Add = ({ number, action }: { number: number; action: FormAction }) => (
  <details className="mt-1" onToggle={enterFirst}>
    <summary className="button button--quiet button--sm -ms-2.5 text-muted" data-hotkey-label={say.adding}>
      <Plus aria-hidden="true" />
      {say.add}
    </summary>
    <WhenAlive>
      <ActionForm
        action={action}
        aria-label={say.add}
        className="mt-2 flex flex-wrap items-end gap-3 rounded-lg border border-border p-3"
      >
        <input type="hidden" name="number" value={number} />
        <Select
          name="kind"
          id="link-kind"
          label={say.kind}
          options={kinds.map((value) => ({ value, label: say.kinds[value] }))}
          defaultValue="related"
        />
        <TextInput name="to" id="link-to" label={say.to} inputMode="numeric" dir="ltr" required className="w-44" />
        <SubmitButton size="sm">{say.submit}</SubmitButton>
      </ActionForm>
    </WhenAlive>
  </details>
);
