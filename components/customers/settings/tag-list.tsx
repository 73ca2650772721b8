import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Confirm } from "@/components/ui/confirm";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { type TagTone, tagTones } from "@/lib/customers/rules";
import { cardFields } from "@/lib/i18n/messages/fa/card-fields";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";

const { tags: say } = cardFields;
type Tag = { id: string; name: string; tone: TagTone; version: number };
type Counted = Tag & { cards: number; requests: number; carriedBy: number };

/** All tags with their colours; each opens to be renamed. */
export function TagList({ tags, save, remove }: { tags: Counted[]; save: FormAction; remove: FormAction }) {
  if (tags.length === 0) return <p className="text-13 text-muted">{say.empty}</p>;
  return (
    <ul className="divide-y divide-separator">
      {tags.map((tag) => (
        <li key={tag.id}>
          <details className="py-1">
            <summary aria-label={t("cardFields.tags.edit", { name: tag.name })} className="fold-summary">
              <Badge tone={tag.tone}>
                <Bidi>{tag.name}</Bidi>
              </Badge>
              <span className="text-13 text-muted">{t("cardFields.tags.uses", tag)}</span>
            </summary>
            <TagForm tag={tag} action={save} />
            <RemoveTag tag={tag} action={remove} />
          </details>
        </li>
      ))}
    </ul>
  );
}

const RemoveTag = ({ tag, action }: { tag: Counted; action: FormAction }) => (
  <Confirm
    label={say.remove}
    title={t("cardFields.tags.removeTitle", { name: tag.name })}
    text={tag.carriedBy > 0 ? t("cardFields.tags.removeText", { count: tag.carriedBy }) : say.removeUnused}
    confirmLabel={say.remove}
    action={action}
    fields={{ id: tag.id, carriedBy: tag.carriedBy }}
    variant="quiet-danger"
    size="sm"
    danger
  />
);

export const TagForm = ({ tag, action }: { tag?: Tag; action: FormAction }) => (
  <ActionForm
    action={action}
    key={tag?.version}
    className="flex flex-wrap items-end gap-3 py-2"
    aria-label={tag ? undefined : say.add}
  >
    {tag && (
      <>
        <input type="hidden" name="id" value={tag.id} />
        <input type="hidden" name="version" value={tag.version} />
      </>
    )}
    <TextInput
      name="name"
      id={`tag-name-${tag?.id ?? "new"}`}
      label={profile.tags.name}
      defaultValue={tag?.name}
      maxLength={40}
      autoComplete="off"
      required
      className="max-md:basis-full"
    />
    <Select
      name="tone"
      id={`tag-tone-${tag?.id ?? "new"}`}
      label={profile.tags.tone}
      options={tagTones.map((value) => ({ value, label: profile.tags.tones[value] }))}
      defaultValue={tag?.tone ?? "neutral"}
    />
    <SubmitButton variant="secondary">{tag ? cardFields.save : cardFields.submit}</SubmitButton>
  </ActionForm>
);
