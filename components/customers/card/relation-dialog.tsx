import { Plus, X } from "lucide-react";
import { CustomerPicker } from "@/components/customers/customer-picker";
import { ActionForm } from "@/components/ui/action-form";
import { Confirm } from "@/components/ui/confirm";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { RelationView } from "@/lib/customers/read-customer";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { t } from "@/lib/i18n/t";
import type { CustomerKind } from "@/prisma/generated/enums";
import type { CardActions } from "./card-actions";

const { relations: say } = profile;

/** What the other one may be to this customer: a person is a member, an organization has members. */
const choices = (kind: CustomerKind) => [
  kind === "person"
    ? { value: "member", label: say.choose.memberOf }
    : { value: "member:in", label: say.choose.hasMember },
  { value: "colleague", label: say.choose.colleague },
  ...(kind === "person" ? [{ value: "family", label: say.choose.family }] : []),
  { value: "introduced_by", label: say.choose.introducedBy },
  { value: "introduced_by:in", label: say.choose.introduced },
];

type Props = { code: string; kind: CustomerKind; actions: CardActions };

/** Ties this customer to another one, found by code, phone or name. */
export const RelationDialog = ({ code, kind, actions }: Props) => (
  <>
    <DialogTrigger opens="relate" variant="quiet" size="sm">
      <Plus aria-hidden="true" />
      {say.add}
    </DialogTrigger>
    <Dialog id="relate" title={say.add}>
      <ActionForm action={actions.relate} className="flex flex-col gap-4">
        <input type="hidden" name="code" value={code} />
        <CustomerPicker
          name="other"
          id="relate-other"
          label={say.other}
          hint={say.otherHint}
          nameless={t("words.anonymous")}
          find={actions.lookFor}
        />
        <Select name="kind" id="relate-kind" label={say.kind} options={choices(kind)} />
        <TextInput name="role" id="relate-role" label={say.role} optional maxLength={120} autoComplete="off" />
        <DialogFooter>
          <SubmitButton>{say.submit}</SubmitButton>
          <DialogCancel>{ui.cancel}</DialogCancel>
        </DialogFooter>
      </ActionForm>
    </Dialog>
  </>
);

/** Takes one relation away, after asking. */
export const EndRelation = ({
  code,
  relation,
  action,
}: {
  code: string;
  relation: RelationView;
  action: CardActions["unrelate"];
}) => (
  <Confirm
    label={<X role="img" aria-label={t("profile.relations.end", { name: relation.name ?? t("words.anonymous") })} />}
    title={say.endTitle}
    text={t("profile.relations.end", { name: relation.name ?? t("words.anonymous") })}
    confirmLabel={say.endConfirm}
    action={action}
    fields={{ code, relationId: relation.id }}
    variant="quiet"
    size="sm"
    iconOnly
    danger
  />
);
