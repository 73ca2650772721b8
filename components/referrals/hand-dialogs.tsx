import { type DeskActions, places } from "@/components/requests/desk";
import type { PaneView } from "@/components/requests/pane-view";
import { Dialog } from "@/components/ui/dialog";
import { t } from "@/lib/i18n/t";
import type { Offered } from "@/lib/requests/rules";
import { HandForm } from "./hand-form";
import { handWords } from "./hand-words";

type Props = { view: PaneView; offered: Offered; actions: DeskActions; next?: string };

/** The dialogs in which work is handed to somebody. Their forms, with list of receivers and calendar, come when one is first opened. */
export function HandDialogs({ view, offered, actions, next }: Props) {
  const any = new Set<string>(Object.values(offered.referrals).flat());
  const { number, version } = view;
  const { province } = view.customer;
  const shared = { load: actions.options, province, words: handWords, next };
  return (
    <>
      {offered.request.includes("refer") && (
        <Dialog id={places.refer} title={t("request.refer.title", { n: number })} wide>
          <HandForm {...shared} kind="refer" action={actions.refer} fields={{ number, version }} draft="refer" />
        </Dialog>
      )}
      {any.has("handOver") && (
        <Dialog id={places.handOver} title={t("request.passOn.handOver")} wide>
          <HandForm
            {...shared}
            kind="handOver"
            action={actions.passOn}
            fields={{ mode: "hand_over" }}
            draft="handOver"
          />
        </Dialog>
      )}
      {any.has("ask") && (
        <Dialog id={places.ask} title={t("request.passOn.ask")} wide>
          <HandForm {...shared} kind="ask" action={actions.passOn} fields={{ mode: "ask" }} draft="ask" />
        </Dialog>
      )}
      {any.has("assign") && (
        <Dialog id={places.assign} title={t("request.ref.assign")}>
          <HandForm {...shared} kind="assign" action={actions.assign} fields={{}} />
        </Dialog>
      )}
    </>
  );
}
