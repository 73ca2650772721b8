import { sentSafely } from "@/components/ui/sent-safely";
import { toast } from "@/components/ui/toast";
import { type FormAction, type FormState, fresh } from "@/lib/web/form-state";

/** Sends without a form: a box that was ticked. A refusal, or a connection that was lost, is told by a toast. */
export async function press(action: FormAction, values: Record<string, string | number | boolean>): Promise<FormState> {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, String(value));
  const state = await sentSafely(action, () => null)(fresh, data);
  if (state.kind === "refused") tellRefusal(state);
  return state;
}

export const tellRefusal = ({ message, fields }: Extract<FormState, { kind: "refused" }>) =>
  toast({ text: [message, ...Object.values(fields)].join(" "), tone: "danger" });
