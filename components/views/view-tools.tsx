"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { Ellipsis, Plus } from "@/components/ui/icons";
import { Menu } from "@/components/ui/menu";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { views as say } from "@/lib/i18n/messages/fa/views";
import type { Place, Scope, ViewFace } from "@/lib/views/schema";
import type { FormAction } from "@/lib/web/form-state";

export type ViewActions = Record<"save" | "change" | "renew" | "remove", FormAction>;
/** What may be shared with whom: his departments, and whether with everybody. */
export type Sharing = { departments: { id: string; name: string }[]; everyone: boolean };

type Props = {
  place: Place;
  /** The filters that are on, as the address has them. */
  filter: Record<string, string | undefined>;
  /** The view that is open here. */
  view: ViewFace | null;
  sharing: Sharing;
  actions: ViewActions;
};

/** Keeps what is filtered under a name; of an open view: its name, its filters, its end. */
export function ViewTools({ place, filter, view, sharing, actions }: Props) {
  const on = Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1]));
  if (view) return view.mine && <OwnView {...{ on, view, sharing, actions }} />;
  return on.length > 0 && <SaveView {...{ on, place, sharing, actions }} />;
}

type On = { on: [string, string][] };

const Filters = ({ on }: On) =>
  on.map(([name, value]) => <input key={name} type="hidden" name={`filter.${name}`} value={value} />);

const SaveView = ({ on, place, sharing, actions }: On & Omit<Props, "filter" | "view">) => (
  <>
    <DialogTrigger opens="view-save" size="sm" variant="quiet">
      <Plus aria-hidden="true" />
      {say.save}
    </DialogTrigger>
    <Dialog id="view-save" title={say.saveTitle}>
      <ActionForm action={actions.save} className="flex flex-col gap-4">
        <p className="leading-text text-muted">{say.saveText}</p>
        <input type="hidden" name="place" value={place} />
        <Filters on={on} />
        <Fields sharing={sharing} />
      </ActionForm>
    </Dialog>
  </>
);

type Own = { view: ViewFace; actions: ViewActions };

const OwnView = ({ on, view, sharing, actions }: On & Own & Pick<Props, "sharing">) => (
  <>
    <Menu
      trigger={<Ellipsis aria-hidden="true" />}
      label={say.menu}
      align="end"
      className="button button--quiet button--icon-only button--sm"
    >
      {changed(view, on) && (
        <ActionForm action={actions.renew} className="contents">
          <Known view={view} />
          <Filters on={on} />
          <button type="submit">{say.renew}</button>
        </ActionForm>
      )}
      <DialogTrigger opens="view-change" bare>
        {say.rename}
      </DialogTrigger>
      <DialogTrigger opens="view-remove" bare>
        {say.remove}
      </DialogTrigger>
    </Menu>
    <Dialog id="view-change" title={say.rename}>
      <ActionForm action={actions.change} className="flex flex-col gap-4">
        <Known view={view} />
        <Fields sharing={sharing} view={view} />
      </ActionForm>
    </Dialog>
    <RemoveView view={view} actions={actions} />
  </>
);

const Known = ({ view }: { view: ViewFace }) => (
  <>
    <input type="hidden" name="id" value={view.id} />
    <input type="hidden" name="version" value={view.version} />
  </>
);

const RemoveView = ({ view, actions }: Own) => (
  <Dialog id="view-remove" title={say.remove} role="alertdialog">
    <ActionForm action={actions.remove} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={view.id} />
      <p className="leading-text text-muted">{say.removeText}</p>
      <DialogFooter className="mt-1">
        <SubmitButton variant="danger">{say.remove}</SubmitButton>
        <DialogCancel>{ui.cancel}</DialogCancel>
      </DialogFooter>
    </ActionForm>
  </Dialog>
);

function Fields({ sharing, view }: { sharing: Sharing; view?: ViewFace }) {
  const scopes: Scope[] = ["personal", ...departmentScope(sharing), ...(sharing.everyone ? ["everyone" as const] : [])];
  return (
    <>
      <TextInput
        name="name"
        id="view-name"
        label={say.name}
        hint={say.nameHint}
        defaultValue={view?.name}
        maxLength={60}
        required
        data-autofocus
      />
      {scopes.length > 1 && (
        <RadioGroup
          name="scope"
          label={say.scope}
          options={scopes.map((value) => ({ value, ...say.scopes[value] }))}
          defaultValue={view?.scope ?? "personal"}
        />
      )}
      {sharing.departments.length > 1 && (
        <Select
          name="departmentId"
          id="view-department"
          label={say.department}
          options={sharing.departments.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={view?.departmentId ?? undefined}
        />
      )}
      <DialogFooter className="mt-1">
        <SubmitButton>{say.submit}</SubmitButton>
        <DialogCancel>{ui.cancel}</DialogCancel>
      </DialogFooter>
    </>
  );
}

const departmentScope = ({ departments }: Sharing): Scope[] => (departments.length > 0 ? ["department"] : []);

/** Other filters are on than those it was saved with. */
const changed = ({ filter }: ViewFace, on: [string, string][]): boolean => {
  const words = (pairs: [string, unknown][]) =>
    pairs
      .filter(([, value]) => value !== false && value !== "")
      .map(([name, value]) => `${name}=${value === true ? "1" : value}`)
      .sort()
      .join("&");
  return words(Object.entries(filter)) !== words(on);
};
