import { Bidi } from "@/components/ui/bidi";
import { X } from "@/components/ui/icons";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { t } from "@/lib/i18n/t";
import type { PaneView } from "../pane-view";
import type { BesideActions } from "./beside-actions";
import { Press } from "./press";

const { mentions: say } = desk;
type Props = { view: PaneView; coordinates: boolean; actions: BesideActions };

/** Colleagues who see this request because somebody named them. */
export function Mentioned({ view, coordinates, actions }: Props) {
  if (view.mentions.length === 0) return null;
  return (
    <section aria-labelledby="mentioned-title" className="text-13">
      <h2 id="mentioned-title" className="text-sm font-bold">
        {say.title}
      </h2>
      <p className="mt-0.5 text-muted">{say.text}</p>
      <ul className="mt-1 flex flex-col">
        {view.mentions.map((one) => (
          <li key={one.userId} className="beside-row">
            <Bidi className="font-medium">{one.name}</Bidi>
            <span className="min-w-0 truncate text-muted">{t("desk.mentions.by", { name: one.by })}</span>
            {(coordinates || one.mine) && (
              <Press
                act={actions.unmention}
                fields={{ number: view.number, userId: one.userId }}
                label={t("desk.mentions.end", { name: one.name })}
                className="button button--quiet button--icon-only button--sm ms-auto text-muted"
              >
                <X aria-hidden="true" />
              </Press>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
