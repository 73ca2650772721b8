import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Plus, X } from "@/components/ui/icons";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { WhenAlive } from "@/components/ui/when-alive";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { t } from "@/lib/i18n/t";
import type { PaneView } from "../pane-view";
import type { BesideActions } from "./beside-actions";
import { Press } from "./press";
import { useChoices } from "./use-choices";

const { tags: say } = desk;
type Props = { view: PaneView; may: boolean; actions: BesideActions };

/** The request's tags in a row; whoever takes part adds one in place. */
export function RequestTags({ view, may, actions }: Props) {
  if (view.tags.length === 0 && !may) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      <ul aria-label={say.title} className="contents">
        {view.tags.map((tag) => (
          <li key={tag.id} className="min-w-0 max-w-full">
            <Badge tone={tag.tone} className="max-w-full">
              <Bidi className="truncate">{tag.name}</Bidi>
              {may && (
                <Press
                  act={actions.untag}
                  fields={{ number: view.number, tagId: tag.id }}
                  label={t("desk.tags.remove", { name: tag.name })}
                  className="tag-remove"
                >
                  <X aria-hidden="true" className="size-3" />
                </Press>
              )}
            </Badge>
          </li>
        ))}
      </ul>
      {may && <AddTag view={view} actions={actions} />}
    </div>
  );
}

function AddTag({ view, actions }: Omit<Props, "may">) {
  const { tags, onToggle } = useChoices(actions.choices);
  const has = new Set(view.tags.map((tag) => tag.name));
  return (
    <details key={view.tags.length} className="tag-add" onToggle={onToggle}>
      <summary className="button button--quiet button--sm text-muted" data-hotkey="KeyT" data-hotkey-label={say.adding}>
        <Plus aria-hidden="true" />
        {say.add}
      </summary>
      <WhenAlive>
        <ActionForm action={actions.tag} aria-label={say.add} className="tag-add-panel">
          <input type="hidden" name="number" value={view.number} />
          <TextInput
            name="name"
            id="request-tag-name"
            label={say.name}
            hint={say.hint}
            list="request-tags-known"
            maxLength={40}
            autoComplete="off"
            required
          />
          <SubmitButton size="sm" className="self-start">
            {say.submit}
          </SubmitButton>
          <datalist id="request-tags-known">
            {tags
              .filter((name) => !has.has(name))
              .map((name) => (
                <option key={name} value={name} />
              ))}
          </datalist>
        </ActionForm>
      </WhenAlive>
    </details>
  );
}
