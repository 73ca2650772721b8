import type { Option, OptionGroup } from "@/components/ui/select";
import { networks } from "@/lib/customers/schema";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import { words } from "@/lib/i18n/messages/fa/words";

const { field: names, map: say } = transfer;

const plain = (...fields: (keyof typeof names)[]): Option[] => fields.map((value) => ({ value, label: names[value] }));

const channels: Record<string, string> = words.channel;
const networkName = (network: string): string => channels[network] ?? transfer.networks[network as "x"];

/** All that a column may hold, in groups. */
export function fieldOptions(own: readonly { id: string; label: string }[]): (Option | OptionGroup)[] {
  const handles = networks.map((network) => ({
    value: `handle:${network}`,
    label: transfer.handle.replace("{network}", networkName(network)),
  }));
  const groups: OptionGroup[] = [
    {
      label: say.basic,
      options: plain("name", "firstName", "lastName", "company", "nationalId", "kind", "stage", "code"),
    },
    { label: say.contact, options: [...plain("mobile", "phone", "email"), ...handles] },
    {
      label: say.more,
      options: [
        ...plain("tags", "province", "city", "address", "postalCode", "birthday", "incomeBand"),
        ...plain("interests", "tastes", "services", "expectations"),
      ],
    },
  ];
  const custom = own.map(({ id, label }) => ({ value: `custom:${id}`, label }));
  return [
    { value: "ignore", label: say.ignore },
    ...groups,
    ...(custom.length > 0 ? [{ label: say.own, options: custom }] : []),
  ];
}

/** The name of a field that is written, as the preview tells it. */
export const fieldName = (field: string): string =>
  names[(field.startsWith("custom:") ? "custom" : field) as keyof typeof names] ?? field;
