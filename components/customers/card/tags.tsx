import { Plus, X } from "lucide-react";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import { PressForm } from "@/components/ui/press-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { CustomerInFull, TagView } from "@/lib/customers/read-customer";
import { tagTones } from "@/lib/customers/rules";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { t } from "@/lib/i18n/t";
import type { CardActions } from "./card-actions";

const { tags: say } = profile;
type Props = { customer: CustomerInFull; known: TagView[]; actions: CardActions | null };

/** Tags in a row, each with its colour; one more is typed in place, and made when nobody used it before. */
export function CardTags({ customer, known, actions }: Props) {
  if (customer.tags.length === 0 && !actions) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      <ul aria-label={say.title} className="contents">
        {customer.tags.map((tag) => (
          <li key={tag.id} className="min-w-0 max-w-full">
            <Badge tone={tag.tone} className="max-w-full">
              <Bidi className="truncate">{tag.name}</Bidi>
              {actions && (
                <PressForm action={actions.untag} className="contents">
                  <input type="hidden" name="code" value={customer.code} />
                  <input type="hidden" name="tagId" value={tag.id} />
                  <button
                    type="submit"
                    aria-label={t("profile.tags.remove", { name: tag.name })}
                    className="tag-remove"
                  >
                    <X aria-hidden="true" className="size-3" />
                  </button>
                </PressForm>
              )}
            </Badge>
          </li>
        ))}
      </ul>
      {actions && <AddTag customer={customer} known={known} action={actions.tag} />}
    </div>
  );
}

function AddTag({ customer, known, action }: Omit<Props, "actions"> & { action: CardActions["tag"] }) {
  const has = new Set(customer.tags.map((tag) => tag.id));
  return (
    <details className="tag-add">
      <summary className="button button--quiet button--sm text-muted">
        <Plus aria-hidden="true" />
        {say.add}
      </summary>
      <ActionForm action={action} aria-label={say.add} className="tag-add-panel">
        <DraftKeeper id={`tag-${customer.code}`} />
        <input type="hidden" name="code" value={customer.code} />
        <TextInput
          name="name"
          id="tag-name"
          label={say.name}
          hint={say.hint}
          list="known-tags"
          maxLength={40}
          autoComplete="off"
          required
        />
        <Select
          name="tone"
          id="tag-tone"
          label={say.tone}
          options={tagTones.map((value) => ({ value, label: say.tones[value] }))}
          defaultValue="neutral"
        />
        <SubmitButton className="self-start">{say.submit}</SubmitButton>
        <datalist id="known-tags">
          {known
            .filter((tag) => !has.has(tag.id))
            .map((tag) => (
              <option key={tag.id} value={tag.name} />
            ))}
        </datalist>
      </ActionForm>
    </details>
  );
}
