import { memo, type ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { DraftKeeper } from "@/components/ui/draft-keeper";
import type { FormAction } from "@/lib/web/form-state";
import { useShelf } from "./desk-drafts";

type Props = {
  action: FormAction;
  children: ReactNode;
  /** Hidden values sent with it; an `ActButton` may fill them when it opens the form. */
  fields: Record<string, string | number | undefined>;
  /** Keeps what is typed under this name, for the request that is open. */
  draft?: string;
  className?: string;
};

/** A form of the desk: its hidden values and its draft. */
export const DeskForm = ({ action, children, fields, draft, className = "flex flex-col gap-4" }: Props) => (
  <ActionForm action={action} className={className}>
    {Object.entries(fields).map(
      ([name, value]) => value !== undefined && <Hidden key={name} name={name} value={value} />,
    )}
    {draft && <Draft form={draft} />}
    {children}
  </ActionForm>
);

function Draft({ form }: { form: string }) {
  const shelf = useShelf(form);
  return shelf && <DraftKeeper id={shelf.id} shelf={shelf} />;
}

/** Written anew only when its own value is another: what a button has filled in stays while the page changes around it. */
const Hidden = memo(({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={value} />
));
