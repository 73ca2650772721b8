"use client";

import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { Count, Pick, Ticks } from "./inputs";
import { type BuilderOptions, departmentChoices, seatChoices, wordChoices } from "./options";

export type TargetDraft = {
  to: string;
  departmentId?: string;
  positionId?: string;
  by?: string;
  positionIds?: string[];
  capacity?: number;
  fallbackDepartmentId?: string;
};
type Props = { value: TargetDraft; options: BuilderOptions; path: string; onChange: (value: TargetDraft) => void };

const { actField: label } = say;

/** To whom: the queue of a department, a seat, or one of a department's seats, by turn or by load. */
export function TargetBuilder({ value, options, path, onChange }: Props) {
  const part = { value, options, path, set: (change: Partial<TargetDraft>) => onChange({ ...value, ...change }) };
  const begin = (to: string) => onChange(to === "share" ? { to, by: "turns", positionIds: [] } : { to });
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 md:grid-cols-3">
        <Pick
          label={label.target}
          choices={wordChoices(label.to)}
          value={value.to}
          onChange={(to) => to && begin(to)}
        />
        {value.to === "seat" ? <Seat {...part} /> : <Department {...part} />}
        {value.to === "share" && (
          <Pick
            label={label.by}
            choices={wordChoices(label.bys)}
            value={value.by}
            onChange={(by) => part.set({ by })}
          />
        )}
      </div>
      {value.to === "share" && value.departmentId && <Among {...part} />}
      {value.to !== "queue" && <Otherwise {...part} />}
    </div>
  );
}

type Part = Omit<Props, "onChange"> & { set: (change: Partial<TargetDraft>) => void };

const Seat = ({ value, options, path, set }: Part) => (
  <Pick
    label={label.position}
    path={`${path}.positionId`}
    choices={seatChoices(options.seats)}
    value={value.positionId}
    onChange={(positionId) => set({ positionId })}
  />
);

/** With another department the seats of the one before are let go. */
const Department = ({ value, options, path, set }: Part) => (
  <Pick
    label={label.department}
    path={`${path}.departmentId`}
    choices={departmentChoices(options)}
    value={value.departmentId}
    onChange={(departmentId) => set({ departmentId, ...(value.to === "share" ? { positionIds: [] } : {}) })}
  />
);

const Among = ({ value, options, path, set }: Part) => (
  <Ticks
    label={label.seats}
    path={`${path}.positionIds`}
    choices={seatChoices(options.seats.filter((s) => s.departmentId === value.departmentId))}
    values={value.positionIds ?? []}
    onChange={(positionIds) => set({ positionIds })}
  />
);

/** From how much work on it goes to a queue. */
const Otherwise = ({ value, options, path, set }: Part) => (
  <div className="grid gap-3 md:grid-cols-3">
    <Count
      label={label.capacity}
      path={`${path}.capacity`}
      value={value.capacity}
      onChange={(capacity) => set({ capacity })}
    />
    <Pick
      label={label.fallback}
      path={`${path}.fallbackDepartmentId`}
      choices={departmentChoices(options)}
      value={value.fallbackDepartmentId}
      empty={label.fallbackOwn}
      onChange={(id) => set({ fallbackDepartmentId: id || undefined })}
    />
  </div>
);
