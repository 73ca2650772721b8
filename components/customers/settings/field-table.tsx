import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { PressForm } from "@/components/ui/press-form";
import { Table, Td, Th } from "@/components/ui/table";
import type { FieldRow } from "@/lib/customers/rules";
import { cardFields as say } from "@/lib/i18n/messages/fa/card-fields";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";

type Props = { fields: FieldRow[]; move: FormAction };

/** The fields in the order in which cards show them. */
export function FieldTable({ fields, move }: Props) {
  const { columns } = say;
  return (
    <Table
      cards
      caption={say.fields}
      head={
        <>
          <Th>{columns.label}</Th>
          <Th>{columns.type}</Th>
          <Th>{columns.kinds}</Th>
          <Th>{columns.order}</Th>
        </>
      }
    >
      {fields.map((field, place) => (
        <tr key={field.id}>
          <Td className="md:min-w-44">
            <Link
              href={`/settings/customer-fields/${field.id}`}
              className="link font-medium"
              aria-label={t("cardFields.edit", { name: field.label })}
            >
              <Bidi>{field.label}</Bidi>
            </Link>{" "}
            {field.required && <Badge tone="info">{say.requiredMark}</Badge>}{" "}
            {!field.active && <Badge>{say.inactive}</Badge>}
          </Td>
          <Td label={columns.type} className="md:min-w-40">
            {say.types[field.type]}
            {field.options.length > 0 && <span className="block text-13 text-muted">{field.options.join("، ")}</span>}
          </Td>
          <Td label={columns.kinds} className="text-13 text-muted">
            {field.kinds.map((kind) => words.customerKind[kind]).join("، ")}
          </Td>
          <Td label={columns.order}>
            <span className="flex gap-1">
              <MoveButton field={field} to={place - 1} move={move} disabled={place === 0} />
              <MoveButton field={field} to={place + 1} move={move} disabled={place === fields.length - 1} down />
            </span>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

type Moving = { field: FieldRow; to: number; move: FormAction; disabled: boolean; down?: boolean };

const MoveButton = ({ field, to, move, disabled, down }: Moving) => (
  <PressForm action={move} className="contents">
    <input type="hidden" name="id" value={field.id} />
    <input type="hidden" name="ordinal" value={Math.max(0, to)} />
    <button
      type="submit"
      disabled={disabled}
      aria-label={t(down ? "cardFields.down" : "cardFields.up", { name: field.label })}
      className="button button--quiet button--icon-only button--sm"
    >
      {down ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />}
    </button>
  </PressForm>
);
