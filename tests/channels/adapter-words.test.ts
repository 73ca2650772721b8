import { expect, test } from "vitest";
import { adapters } from "@/lib/channels/adapters";
import { describeSettings } from "@/lib/channels/describe-settings";
import { isMessageKey } from "@/lib/i18n/t";

// Other tests of this process may have put doors of their own beside them.
const ours = [...adapters.values()].filter((a) => !a.name.startsWith("stand-in"));

test.each(ours.map((a) => [a.name, a] as const))("%s has words for each field and choice", (name, adapter) => {
  const missing = describeSettings(adapter).flatMap((field) =>
    [`fields.${field.name}.label`, ...field.options.map((o) => `fields.${field.name}.options.${o}`)].filter(
      (key) => !isMessageKey(`channels.adapters.${name}.${key}`),
    ),
  );
  expect(missing).toEqual([]);
});
