import { Bidi } from "@/components/ui/bidi";
import { Notice } from "@/components/ui/notice";
import { SoftLink } from "@/components/ui/soft-link";
import { formatRelative } from "@/lib/i18n/date";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { t } from "@/lib/i18n/t";
import type { Offered } from "@/lib/requests/rules";
import { ActButton } from "../act-button";
import { places } from "../desk";
import type { PaneView } from "../pane-view";
import type { BesideActions } from "./beside-actions";
import { Press } from "./press";

const { same: say } = desk;
type Props = { view: PaneView; offered: Offered; actions: BesideActions; now: Date };

/** The customer may have asked the same before; one press decides. */
export function SameNotice({ view, offered, actions, now }: Props) {
  const [likest] = view.same;
  if (!likest) return null;
  const { number } = view;
  const may = offered.request.includes("mark");
  return (
    <Notice tone="warning" title={t("desk.same.title", { n: likest.number })}>
      <p>
        {say.text}{" "}
        <SoftLink href={`/requests/${likest.number}`} className="link">
          <Bidi>{likest.subject}</Bidi>
        </SoftLink>{" "}
        <span className="text-13 text-muted">
          {t(`words.requestStatus.${likest.status}`)}، {formatRelative(new Date(likest.receivedAt), now)}
        </span>
      </p>
      {may && (
        <div className="mt-2 flex flex-wrap gap-2">
          {offered.request.includes("merge") && (
            <ActButton opens={places.merge} fill={{ suggested: likest.number }} size="sm">
              {t("desk.same.merge", { n: likest.number })}
            </ActButton>
          )}
          <Press act={actions.linkNow} fields={{ number, to: likest.number, kind: "duplicate_of" }}>
            {say.link}
          </Press>
          <Press
            act={actions.notSame}
            fields={{ number, other: likest.number }}
            className="button button--quiet button--sm"
          >
            {say.dismiss}
          </Press>
        </div>
      )}
    </Notice>
  );
}
