import type { PaneView } from "@/components/requests/pane-view";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import { DeskForm } from "./desk-form";

/** An entry of the menu: a coordinator makes the request his own. */
export const OwnForm = ({ view, action }: { view: PaneView; action: FormAction }) => (
  <DeskForm action={action} fields={{ number: view.number, version: view.version }} className="contents">
    <button type="submit" data-hotkey-label={t("request.acts.own")}>
      {t("request.acts.own")}
    </button>
  </DeskForm>
);
