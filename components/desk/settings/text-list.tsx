import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Confirm } from "@/components/ui/confirm";
import type { TextView } from "@/lib/desk/schema";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import { TextForm } from "./text-form";

const { texts: say } = desk;
type Props = {
  texts: TextView[];
  save: FormAction;
  remove: FormAction;
  /** Which of them this person may change. */
  mayWrite: (text: TextView) => boolean;
};

/** Texts, those used most first; each opens to be changed. */
export const TextList = ({ texts, save, remove, mayWrite }: Props) => (
  <ul className="divide-y divide-separator">
    {texts.map((text) => (
      <li key={text.id}>
        <details className="py-1">
          <summary aria-label={t("desk.texts.edit", { name: text.name })} className="fold-summary">
            <Bidi className="font-medium">{text.name}</Bidi>
            <bdi className="text-13 text-muted">/{text.shortcut}</bdi>
            {text.scope !== "personal" && (
              <Badge>
                <Bidi>{text.department ?? say.company}</Bidi>
              </Badge>
            )}
            <span className="text-xs text-muted">
              {text.uses > 0 ? t("desk.texts.used", { n: text.uses }) : say.unused}
            </span>
          </summary>
          {mayWrite(text) ? (
            <div className="flex flex-col gap-2 py-3">
              <TextForm text={text} action={save} />
              <div>
                <Confirm
                  label={say.remove}
                  title={say.removeTitle}
                  text={say.removeText}
                  confirmLabel={say.remove}
                  action={remove}
                  fields={{ id: text.id }}
                  variant="quiet-danger"
                  size="sm"
                  danger
                />
              </div>
            </div>
          ) : (
            <p dir="auto" className="py-2 whitespace-pre-line leading-text text-muted">
              {text.body}
            </p>
          )}
        </details>
      </li>
    ))}
  </ul>
);
