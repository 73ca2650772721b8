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

/** To whom: the queue of a department, a seat, or one of a department's seats, by turn or by load. */
export function TargetBuilder({ value, options, path, onChange }: Props) {
  const { actField } = say;
  const set = (change: Partial<TargetDraft>) => onChange({ ...value, ...change });
  const departments = departmentChoices(options);
  const begin = (to: string) => onChange(to === "share" ? { to, by: "turns", positionIds: [] } : { to });
  const seats = options.seats.filter((s) => s.departmentId === value.departmentId);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 md:grid-cols-3">
        <Pick
          label={actField.target}
          choices={wordChoices(actField.to)}
          value={value.to}
          onChange={(to) => to && begin(to)}
        />
        {value.to === "seat" ? (
          <Pick
            label={actField.position}
            path={`${path}.positionId`}
            choices={seatChoices(options.seats)}
            value={value.positionId}
            onChange={(positionId) => set({ positionId })}
          />
        ) : (
          <Pick
            label={actField.department}
            path={`${path}.departmentId`}
            choices={departments}
            value={value.departmentId}
            onChange={(departmentId) => set({ departmentId, ...(value.to === "share" ? { positionIds: [] } : {}) })}
          />
        )}
        {value.to === "share" && (
          <Pick
            label={actField.by}
            choices={wordChoices(actField.bys)}
            value={value.by}
            onChange={(by) => set({ by })}
          />
        )}
      </div>
      {value.to === "share" && value.departmentId && (
        <Ticks
          label={actField.seats}
          path={`${path}.positionIds`}
          choices={seatChoices(seats)}
          values={value.positionIds ?? []}
          onChange={(positionIds) => set({ positionIds })}
        />
      )}
      {value.to !== "queue" && (
        <div className="grid gap-3 md:grid-cols-3">
          <Count
            label={actField.capacity}
            path={`${path}.capacity`}
            value={value.capacity}
            onChange={(capacity) => set({ capacity })}
          />
          <Pick
            label={actField.fallback}
            path={`${path}.fallbackDepartmentId`}
            choices={departments}
            value={value.fallbackDepartmentId}
            empty={actField.fallbackOwn}
            onChange={(id) => set({ fallbackDepartmentId: id || undefined })}
          />
        </div>
      )}
    </div>
  );
}
