import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { kinds, priorities } from "@/lib/base/words";
import { service as say } from "@/lib/i18n/messages/fa/service-targets";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { clockKinds, type TargetView } from "@/lib/service/schema";

export type Choices = { departments: { id: string; name: string }[]; levels: { key: string; name: string }[] };
type Traits = Partial<Pick<TargetView, "kind" | "priority" | "departmentId" | "level">>;

const { targets } = say;

/** What a row, or a request to be tried, names. `any`: each may be left open. */
export function TraitFields({ id, row, choices, any }: { id: string; row?: Traits; choices: Choices; any?: boolean }) {
  const open = any ? [{ value: "", label: say.any }] : [];
  return (
    <>
      <Select
        name="kind"
        id={`${id}-kind`}
        label={targets.kind}
        options={[...open, ...kinds.map((kind) => ({ value: kind, label: words.kind[kind] }))]}
        defaultValue={row?.kind ?? (any ? "" : "other")}
      />
      <Select
        name="priority"
        id={`${id}-priority`}
        label={targets.priority}
        options={[...open, ...priorities.map((one) => ({ value: one, label: words.priority[one] }))]}
        defaultValue={row?.priority ?? (any ? "" : "normal")}
      />
      <Select
        name="departmentId"
        id={`${id}-department`}
        label={targets.department}
        options={[
          { value: "", label: any ? say.any : say.noDepartment },
          ...choices.departments.map((d) => ({ value: d.id, label: d.name })),
        ]}
        defaultValue={row?.departmentId ?? ""}
      />
      <Select
        name="level"
        id={`${id}-level`}
        label={targets.level}
        options={[...open, ...choices.levels.map((level) => ({ value: level.key, label: level.name }))]}
        defaultValue={row?.level ?? (any ? "" : choices.levels[0]!.key)}
      />
    </>
  );
}

/** All fields of a row of the table. */
export function TargetFields({ row, choices }: { row?: TargetView; choices: Choices }) {
  const id = row?.id ?? "new";
  return (
    <>
      {row && <input type="hidden" name="id" value={row.id} />}
      {row && <input type="hidden" name="version" value={row.version} />}
      <Select
        name="clock"
        id={`${id}-clock`}
        label={targets.clock}
        options={clockKinds.map((clock) => ({ value: clock, label: say.clock[clock] }))}
        defaultValue={row?.clock ?? "resolution"}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TraitFields id={id} choices={choices} any {...(row ? { row } : {})} />
      </div>
      <div className="flex gap-3">
        <TextInput
          name="hours"
          id={`${id}-hours`}
          label={targets.hours}
          inputMode="numeric"
          dir="rtl"
          className="w-28"
          defaultValue={row ? fa(Math.floor(row.minutes / 60)) : ""}
        />
        <TextInput
          name="minutes"
          id={`${id}-minutes`}
          label={targets.minutes}
          inputMode="numeric"
          dir="rtl"
          className="w-28"
          defaultValue={row && row.minutes % 60 > 0 ? fa(row.minutes % 60) : ""}
        />
      </div>
    </>
  );
}
