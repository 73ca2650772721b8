import { TextInput } from "@/components/ui/text-input";
import { service as say } from "@/lib/i18n/messages/fa/service-targets";
import { fa } from "@/lib/i18n/number";
import { clockKinds } from "@/lib/service/schema";
import type { Escalation } from "@/lib/staff/schema";

const fields = ["warnPercent", "warnMinutes", "departmentManagerMinutes", "managerMinutes"] as const;

/** When each clock warns, and whom a late one is told to. */
export const LadderFields = ({ rules }: { rules: Escalation }) =>
  clockKinds.map((clock) => (
    <fieldset key={clock} className="border-b border-separator pb-5">
      <legend className="mb-2 font-medium">{say.clock[clock]}</legend>
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-4">
        {fields.map((field) => (
          <TextInput
            key={field}
            name={`rules.${clock}.${field}`}
            label={say.rules[field]}
            inputMode="numeric"
            dir="rtl"
            defaultValue={rules[clock][field] === null ? "" : fa(rules[clock][field])}
          />
        ))}
      </div>
    </fieldset>
  ));
