import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { customerKinds, customerStages } from "@/lib/customers/schema";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import type { ImportView } from "@/lib/transfer/schema";

const { options: say, words } = transfer;

/** What is done with the rows. */
export const OptionFields = ({ item: { options } }: { item: ImportView }) => (
  <fieldset className="flex flex-col gap-4">
    <legend className="mb-3 text-base font-bold">{say.title}</legend>
    <Checkbox name="update" value="1" label={say.update} hint={say.updateHint} defaultChecked={options.update} />
    <RadioGroup
      name="wrongCells"
      label={say.wrongCells}
      defaultValue={options.wrongCells}
      options={[
        { value: "reject", label: say.reject },
        { value: "skip", label: say.skip },
      ]}
    />
    <div className="grid gap-4 md:grid-cols-3">
      <Select
        name="kind"
        label={say.kind}
        options={customerKinds.map((value) => ({ value, label: words.kind[value] }))}
        defaultValue={options.kind}
      />
      <Select
        name="stage"
        label={say.stage}
        options={customerStages.map((value) => ({ value, label: words.stage[value] }))}
        defaultValue={options.stage}
      />
      <TextInput name="tags" label={say.tags} hint={say.tagsHint} defaultValue={options.tags ?? ""} optional />
    </div>
  </fieldset>
);
