"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { NEAR, OPEN } from "@/components/requests/act-button";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { closeDialog } from "@/components/ui/open-dialog";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { toast } from "@/components/ui/toast";
import { persianDigits } from "@/lib/base/text";
import { request } from "@/lib/i18n/messages/fa/request";
import type { FollowUpView } from "@/lib/referrals/queries";
import { type FormAction, type FormState, fresh } from "@/lib/web/form-state";
import type { DeskOptions } from "./desk";

const words = request.plan;

/** So many minutes before it comes back its reminder comes; empty: none. */
const remindedBefore = (plan: FollowUpView | null): string =>
  plan?.remindAt && !plan.back ? String(Math.round((plan.at.getTime() - plan.remindAt.getTime()) / 60_000)) : "";
const USUAL = { "15": words.reminds.m15, "60": words.reminds.m60, "1440": words.reminds.m1440 };

type Props = {
  id: string;
  /** `number` of a request, or `id` of a referral. */
  fields: Record<string, string | number>;
  plan: FollowUpView | null;
  action: FormAction;
  load: () => Promise<DeskOptions>;
  /** Where to go when it has left the inbox. */
  next?: string;
};

/** When it comes back, why, and whether it is out of the inbox until then; the toast takes it back. */
export function FollowUpForm({ id, fields, plan, action, load, next }: Props) {
  const options = useOptions(id, load);
  const { send, tell } = useTold({ id, fields, plan, action, next });
  return (
    <ActionForm action={send} className="flex flex-col gap-4" onDone={tell}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="leading-text text-muted">{words.text}</p>
      <JalaliDateTimeField
        name="at"
        id={`${id}-at`}
        label={words.at}
        required
        defaultValue={plan && !plan.back ? plan.at.toISOString() : undefined}
        daysOff={options?.daysOff}
        quickPicks={options?.followUps.map(({ pick, at }) => ({ label: words.picks[pick], value: at })) ?? []}
      />
      <TextInput
        name="note"
        id={`${id}-note`}
        label={words.note}
        defaultValue={plan?.note ?? ""}
        maxLength={500}
        optional
      />
      <Reminder id={id} plan={plan} />
      <Checkbox
        name="snooze"
        id={`${id}-snooze`}
        label={words.snooze}
        hint={words.snoozeHint}
        defaultChecked={plan?.snoozed ?? true}
      />
      <Footer ends={plan !== null} />
    </ActionForm>
  );
}

/** Sends, and then says what was done, with the way back. */
function useTold({ id, fields, plan, action, next }: Omit<Props, "load">) {
  const router = useRouter();
  const done = useRef<() => void>(() => {});
  const send: FormAction = async (before, form) => {
    const ended = form.has("end");
    const leaves = !ended && form.has("snooze");
    const state = await action(before, form);
    done.current = () => {
      closeDialog(id);
      toast({
        text: ended ? words.ended : words.done,
        tone: "success",
        act: { label: words.undo, run: () => void undo(action, fields, plan) },
      });
      if (leaves && next) router.push(next);
    };
    return state;
  };
  return { send, tell: useRef(() => done.current()).current };
}

/** How long before it comes back one is told; a plan may have another time than the usual ones. */
function Reminder({ id, plan }: Pick<Props, "id" | "plan">) {
  const reminded = remindedBefore(plan);
  const other = words.reminds.other.replace("{n}", persianDigits(reminded));
  return (
    <Select
      name="remindBefore"
      id={`${id}-remind`}
      className="max-w-60"
      label={words.remind}
      defaultValue={reminded}
      options={[
        { value: "", label: words.reminds.none },
        ...(reminded && !(reminded in USUAL) ? [{ value: reminded, label: other }] : []),
        ...Object.entries(USUAL).map(([value, label]) => ({ value, label })),
      ]}
    />
  );
}

const Footer = ({ ends }: { ends: boolean }) => (
  <DialogFooter className="mt-1">
    <Button type="submit" variant="primary">
      {words.submit}
    </Button>
    {ends && (
      <Button type="submit" name="end" value="1" variant="quiet">
        {words.end}
      </Button>
    )}
    <DialogCancel>{request.form.cancel}</DialogCancel>
  </DialogFooter>
);

/** Puts back the plan that stood before, or none. A time that has come meanwhile cannot be put back. */
async function undo(action: FormAction, fields: Props["fields"], plan: FollowUpView | null): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  if (!plan || plan.back) form.set("end", "1");
  else {
    form.set("at", plan.at.toISOString());
    if (plan.note) form.set("note", plan.note);
    if (plan.snoozed) form.set("snooze", "1");
    form.set("remindBefore", remindedBefore(plan));
  }
  const state: FormState = await action(fresh, form).catch(() => ({ kind: "refused", message: "", fields: {} }));
  if (state.kind === "refused") toast({ text: state.message || words.failed, tone: "danger" });
  else toast({ text: words.undone, tone: "info" });
}

/** What was fetched last, for a form that is drawn anew under an open dialog. */
let kept: { options: DeskOptions; until: number } | undefined;
const KEPT_MS = 60_000;

/** Days off and usual times, fetched when the pointer comes near the button of this dialog. */
function useOptions(id: string, load: Props["load"]): DeskOptions | undefined {
  const [options, setOptions] = useState(() => (kept && kept.until > performance.now() ? kept.options : undefined));
  const loading = useRef(load);
  useEffect(() => {
    const dialog = document.getElementById(id);
    let asked = false;
    const near = () => {
      if (asked) return;
      asked = true;
      loading.current().then(
        (given) => {
          kept = { options: given, until: performance.now() + KEPT_MS };
          setOptions(given);
        },
        () => {
          asked = false;
        },
      );
    };
    if (dialog?.hasAttribute("open")) near();
    dialog?.addEventListener(NEAR, near);
    dialog?.addEventListener(OPEN, near);
    return () => {
      dialog?.removeEventListener(NEAR, near);
      dialog?.removeEventListener(OPEN, near);
    };
  }, [id]);
  return options;
}
