import { TagChoice } from "@/components/desk/tag-choice";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ListChoice, ListMore } from "@/components/ui/list-more";
import { optionsOf } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { channels, kinds, priorities, requestStatuses } from "@/lib/base/words";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";

const { search: say, filters } = cartable;
export type RequestSearchValues = Partial<Record<"q" | "status" | "kind" | "priority" | "channel" | "tagId", string>>;

/** Search over all requests in sight; everything stands in the address. */
export function SearchFilters({ values, view }: { values: RequestSearchValues; view?: string | undefined }) {
  const folded = Object.entries(values).some(([name, value]) => name !== "q" && value);
  const shown = { values, any: filters.any };
  return (
    <search>
      <form
        method="get"
        action="/requests"
        className="grid grid-cols-2 items-end gap-3 md:grid-cols-5 xl:grid-cols-[2fr_1fr_1fr_1fr_1fr_1fr_auto]"
      >
        {view && <input type="hidden" name="view" value={view} />}
        <TextInput
          name="q"
          type="search"
          label={say.q}
          placeholder={say.qHint}
          maxLength={200}
          defaultValue={values.q}
          data-hotkey="KeyF"
          data-hotkey-label={say.q}
          className="col-span-2 md:col-span-5 xl:col-span-1"
        />
        <ListMore label={filters.open} open={folded}>
          <ListChoice
            name="status"
            label={say.status}
            options={optionsOf(requestStatuses, words.requestStatus)}
            {...shown}
          />
          <ListChoice name="kind" label={filters.kind} options={optionsOf(kinds, words.kind)} {...shown} />
          <ListChoice
            name="priority"
            label={filters.priority}
            options={optionsOf(priorities, ui.priority)}
            {...shown}
          />
          <ListChoice name="channel" label={filters.channel} options={optionsOf(channels, words.channel)} {...shown} />
          <TagChoice id="search-tag" value={values.tagId} />
        </ListMore>
        <div className="col-span-2 flex gap-2 md:col-span-5 xl:col-span-1">
          <Button type="submit" variant="primary">
            {say.submit}
          </Button>
          {Object.values(values).some(Boolean) && (
            <LinkButton href="/requests" variant="quiet">
              {filters.clear}
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  );
}
