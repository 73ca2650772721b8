import { Badge } from "@/components/ui/badge";
import { Confirm } from "@/components/ui/confirm";
import { Select } from "@/components/ui/select";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import type { FormAction } from "@/lib/web/form-state";

const { levels: say } = service;
type Level = { key: string; name: string };

/** How dear he is, by the house's own word; nothing is said of the lowest. */
export function LevelBadge({ level, levels }: { level: string; levels: readonly Level[] }) {
  const at = levels.findIndex(({ key }) => key === level);
  return at > 0 ? <Badge tone="accent">{levels[at]!.name}</Badge> : null;
}

type Props = { code: string; level: string; levels: readonly Level[]; action: FormAction };

/** Another level; deadlines of his open requests follow. */
export const LevelConfirm = ({ code, level, levels, action }: Props) => (
  <Confirm
    label={say.change}
    title={say.changeTitle}
    text={say.changeText}
    confirmLabel={say.change}
    action={action}
    fields={{ code }}
    variant="quiet"
    size="sm"
  >
    <Select
      name="level"
      id="card-level"
      label={say.level}
      options={levels.map(({ key, name }) => ({ value: key, label: name }))}
      defaultValue={level}
    />
  </Confirm>
);
