import { FileDown, FileUp } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { transfer } from "@/lib/i18n/messages/fa/transfer";

/** From the list of customers: a file in, and what the list shows out into a file. */
export function TransferLinks({ actor, filter }: { actor: Actor; filter: Record<string, string | undefined> }) {
  const found = Object.entries(filter).flatMap(([name, value]) => (value && name !== "sort" ? [[name, value]] : []));
  const query = new URLSearchParams(found as string[][]).toString();
  return (
    <>
      {may("customer.import", actor, null) && (
        <LinkButton href="/customers/import" variant="quiet" size="sm">
          <FileUp aria-hidden="true" />
          {transfer.link}
        </LinkButton>
      )}
      {may("customer.export", actor, null) && (
        <LinkButton href={`/customers/export${query ? `?${query}` : ""}`} variant="quiet" size="sm">
          <FileDown aria-hidden="true" />
          {transfer.export.button}
        </LinkButton>
      )}
    </>
  );
}
