"use client";

import { EllipsisVertical } from "lucide-react";
import { createContext, type ReactNode, useContext, useState } from "react";
import { flushSync } from "react-dom";
import {
  AddForm,
  CodeForms,
  ConfirmForm,
  ConsentForm,
  EditForm,
  IdForm,
  RetireForm,
} from "@/components/customers/points-forms";
import type { PointActions, PointRights, PointShown } from "@/components/customers/points-shown";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { openDialog } from "@/components/ui/open-dialog";
import { PressForm } from "@/components/ui/press-form";
import { points as say } from "@/lib/i18n/messages/fa/points";

export type PointAct = "add" | "edit" | "code" | "confirm" | "retire" | "consent" | "id";
type Open = (act: PointAct, id?: string) => void;
type Desk = { points: PointShown[]; rights: PointRights; actions: PointActions; open: Open };

const DeskContext = createContext<Desk | null>(null);

type Props = Omit<Desk, "open"> & { code: string; children: ReactNode };

/** Knows which point is at hand, and has the one dialog of each act. */
export function PointsDesk({ code, points, rights, actions, children }: Props) {
  const [at, setAt] = useState<{ act: PointAct; id?: string }>({ act: "add" });
  const open: Open = (act, id) => {
    flushSync(() => setAt({ act, ...(id ? { id } : {}) }));
    openDialog("point-dialog");
  };
  const point = points.find((p) => p.id === at.id);
  return (
    <DeskContext value={{ points, rights, actions, open }}>
      {children}
      <Dialog id="point-dialog" title={titles[at.act]}>
        <div key={`${at.act} ${at.id}`}>
          {at.act === "add" && <AddForm code={code} action={actions.add} identity={rights.identity} />}
          {at.act === "id" && <IdForm code={code} action={actions.identify} />}
          {point && at.act === "edit" && <EditForm point={point} action={actions.edit} identity={rights.identity} />}
          {point && at.act === "consent" && <ConsentForm point={point} action={actions.consent} />}
          {point && at.act === "code" && <CodeForms point={point} send={actions.send} check={actions.check} />}
          {point && at.act === "confirm" && <ConfirmForm point={point} action={actions.confirm} />}
          {point && at.act === "retire" && <RetireForm point={point} action={actions.retire} />}
        </div>
      </Dialog>
    </DeskContext>
  );
}

const titles: Record<PointAct, string> = {
  add: say.add.title,
  edit: say.edit.title,
  code: say.code.title,
  confirm: say.confirm.title,
  retire: say.retire.title,
  consent: say.consenting.title,
  id: say.id.title,
};

/** A button that opens one of the dialogs. */
export function OpenPointAct({ act, className, children }: { act: PointAct; className?: string; children: ReactNode }) {
  const desk = useContext(DeskContext);
  return (
    <button type="button" aria-haspopup="dialog" className={className} onClick={() => desk?.open(act)}>
      {children}
    </button>
  );
}

/** What may be done with one point; nothing that would be refused. */
export function PointMenu({ id }: { id: string }) {
  const desk = useContext(DeskContext);
  const point = desk?.points.find((p) => p.id === id);
  if (!desk || !point) return null;
  const acts = actsFor(point, desk.rights);
  const mayRestore = point.retired && desk.rights.identity;
  if (acts.length === 0 && !mayRestore) return null;
  return (
    <Menu
      trigger={<EllipsisVertical aria-hidden="true" />}
      label={`${say.acts}: ${point.value}`}
      align="end"
      className="button button--quiet button--icon-only button--sm"
    >
      {acts.map(([act, label]) => (
        <button key={act} type="button" aria-haspopup="dialog" onClick={() => desk.open(act, id)}>
          {label}
        </button>
      ))}
      {mayRestore && (
        <PressForm action={desk.actions.restore}>
          <input type="hidden" name="id" value={id} />
          <button type="submit">{say.restore.open}</button>
        </PressForm>
      )}
    </Menu>
  );
}

function actsFor(point: PointShown, { register, identity }: PointRights): [PointAct, string][] {
  if (point.retired) return [];
  const acts: [PointAct, string, boolean][] = [
    ["edit", say.edit.open, register],
    ["consent", say.consenting.open, register],
    ["code", say.code.open, register && point.canSend !== null],
    ["confirm", say.confirm.open, identity && point.state !== "verified" && !point.shared],
    ["retire", say.retire.open, identity],
  ];
  return acts.filter(([, , offered]) => offered).map(([act, label]) => [act, label]);
}
