"use client";

import { X } from "lucide-react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { useChosen } from "@/components/ui/use-chosen";
import { customerList } from "@/lib/i18n/messages/fa/customer-list";
import { fa } from "@/lib/i18n/number";
import type { FormAction } from "@/lib/web/form-state";

const { bulk: say } = customerList;
export const CHOSEN = "chosen-customers";

type Props = {
  action: FormAction;
  /** What the list was narrowed by, for «all that were found». */
  filter: Record<string, string | undefined>;
  tags: string[];
  /** There are more pages than this one. */
  more: boolean;
};

/** What is done to the chosen rows; it comes up when there is one. */
export function ChosenBar({ action, filter, tags, more }: Props) {
  const { chosen, clear } = useChosen("codes[]");
  if (chosen.length === 0) return <form id={CHOSEN} hidden />;
  return (
    <ActionForm
      id={CHOSEN}
      action={action}
      aria-label={say.title}
      onDone={clear}
      className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-border bg-overlay p-3 shadow-lg max-md:bottom-16"
    >
      <p className="font-medium" role="status">
        {customerList.chosen.replace("{n}", fa(chosen.length))}
      </p>
      {Object.entries(filter).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={`filter.${name}`} value={value} /> : null,
      )}
      <input
        name="name"
        required
        maxLength={60}
        list="bulk-tags"
        autoComplete="off"
        aria-label={say.tag}
        placeholder={say.tagHint}
        className="input max-w-72 flex-1 max-md:max-w-none max-md:basis-full"
      />
      <datalist id="bulk-tags">
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="act" value="add" variant="primary" size="sm">
          {say.add}
        </Button>
        <Button type="submit" name="act" value="remove" size="sm">
          {say.remove}
        </Button>
        <Button type="button" variant="quiet" size="sm" onClick={clear}>
          <X aria-hidden="true" />
          {say.none}
        </Button>
      </div>
      {more && (
        <label className="flex w-full cursor-pointer items-center gap-2 text-13">
          <input type="checkbox" className="tick" name="everyone" value="1" />
          {say.all}
        </label>
      )}
    </ActionForm>
  );
}
