import { Columns3 } from "lucide-react";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ListColumn, listColumns } from "@/lib/customers/rules";
import { customerList } from "@/lib/i18n/messages/fa/customer-list";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { FormAction } from "@/lib/web/form-state";

const { columns: say } = customerList;

type Props = {
  chosen: readonly ListColumn[];
  action: FormAction;
};

/** Which columns one wants to see; kept for this person. */
export function ColumnsDialog({ chosen, action }: Props) {
  return (
    <>
      <DialogTrigger opens="columns" variant="quiet" size="sm">
        <Columns3 aria-hidden="true" />
        {say.open}
      </DialogTrigger>
      <Dialog id="columns" title={say.title}>
        <ActionForm action={action} id="columns-form">
          <p className="text-13 leading-text text-muted">{say.text}</p>
          <div className="mt-3 grid gap-2 md:grid-cols-2">
            {listColumns.map((column) => (
              <Checkbox
                key={column}
                id={`column-${column}`}
                name="customerColumns[]"
                value={column}
                label={say.names[column]}
                defaultChecked={chosen.includes(column)}
              />
            ))}
          </div>
          <DialogFooter>
            <SubmitButton>{say.save}</SubmitButton>
            <DialogCancel>{ui.cancel}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
    </>
  );
}
