import { RequestTable } from "@/components/customers/request-table";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { type MessageKey, t } from "@/lib/i18n/t";
import type { lookupCustomer } from "@/lib/identity/queries";

const { register: say } = customers;
export type Looked = Awaited<ReturnType<typeof lookupCustomer>> | "unreadable" | null;

/** Who is calling? A plain GET form: the answer comes with the page, with or without a script. */
export function WhoForm({ value, looked, now }: { value?: string; looked: Looked; now: Date }) {
  return (
    <>
      <form method="get" action="/requests/new" className="flex items-end gap-2">
        <TextInput
          name="key"
          label={say.key}
          dir="ltr"
          defaultValue={value}
          maxLength={320}
          autoComplete="off"
          autoFocus
          error={looked === "unreadable" ? say.unreadable : undefined}
          className="max-w-80 flex-1"
        />
        <Button type="submit">{say.check}</Button>
      </form>
      {looked !== null && looked !== "unreadable" && <Answer looked={looked} now={now} />}
    </>
  );
}

function Answer({ looked, now }: { looked: Exclude<Looked, "unreadable" | null>; now: Date }) {
  const { customer, match, previousRequests } = looked;
  if (!customer || !match)
    return (
      <Notice tone="info" className="mt-4" live>
        {say.fresh}
      </Notice>
    );
  const by = t(`words.matchedBy.${match.by}` as MessageKey);
  return (
    <div className="mt-4">
      <Notice
        tone="success"
        live
        title={customer.name ?? t("words.anonymous")}
        action={
          <LinkButton size="sm" href={`/customers/${customer.code}`}>
            {say.open}
          </LinkButton>
        }
      >
        {t(match.verified ? "customers.register.verified" : "customers.register.claimed", { by })}،{" "}
        {previousRequests.length > 0 ? t("customers.register.knownText", { n: customer.requestCount }) : say.first}
      </Notice>
      {previousRequests.length > 0 && (
        <div className="mt-3">
          <RequestTable requests={previousRequests.slice(0, 4)} now={now} />
        </div>
      )}
    </div>
  );
}
