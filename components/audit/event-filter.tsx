import { Button } from "@/components/ui/button";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { families } from "@/lib/audit/rules";
import { audit } from "@/lib/i18n/messages/fa/audit";
import { isMessageKey, t } from "@/lib/i18n/t";

const { filters: say, groups } = audit;

export function eventWord(type: string): string {
  const key = `events.${type}`;
  return isMessageKey(key) ? t(key) : type;
}

const typeOptions = () =>
  families.map(([group, types]) => ({
    label: groups[group],
    options: types.map((type) => ({ value: type, label: eventWord(type) })),
  }));

export type FilterValues = { type?: string; user?: string; from?: string; until?: string; number?: string };

/** Everything in the address, so that a view can be sent to a colleague. */
export function EventFilter({ values, people }: { values: FilterValues; people: { id: string; name: string }[] }) {
  return (
    <form
      method="get"
      aria-label={say.title}
      className="mb-5 grid items-start gap-3 md:grid-cols-3 xl:grid-cols-[1.4fr_1.2fr_1fr_1fr_0.7fr_auto]"
    >
      <Select
        name="type"
        label={say.type}
        placeholder={say.anyType}
        options={typeOptions()}
        defaultValue={values.type}
      />
      <Select
        name="user"
        label={say.actor}
        placeholder={say.anyActor}
        options={people.map((p) => ({ value: p.id, label: p.name }))}
        defaultValue={values.user}
      />
      <JalaliDateTimeField name="from" label={say.from} hint="" time={false} defaultValue={values.from} />
      <JalaliDateTimeField name="until" label={say.until} hint="" time={false} defaultValue={values.until} />
      <TextInput name="number" label={say.number} dir="ltr" inputMode="numeric" defaultValue={values.number} />
      <div className="flex gap-2 md:pt-6.5">
        <Button type="submit" variant="primary">
          {say.apply}
        </Button>
        {Object.values(values).some(Boolean) && (
          <LinkButton href="/audit" variant="quiet">
            {say.clear}
          </LinkButton>
        )}
      </div>
    </form>
  );
}
