"use server";

import type { Alike } from "@/components/desk/same-before";
import { isCoordinator } from "@/lib/auth/actor";
import { t } from "@/lib/i18n/t";
import { findSame } from "@/lib/requests/find-same";
import { submitRequest } from "@/lib/requests/submit-request";
import { action } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";
import { currentActor, requireStaff } from "@/lib/web/session";

const shape = ({ confidential, ...form }: Record<string, unknown>) => ({ ...form, confidential: confidential === "1" });

/** A call, visit or letter becomes a request. The coordinator goes on to it; others see its code, to read it aloud. */
export async function register(before: FormState, data: FormData): Promise<FormState> {
  const coordinates = isCoordinator(await currentActor());
  return action(submitRequest, {
    shape,
    next: ({ number, trackingCode, repeated }) => ({
      flash: {
        tone: "success",
        text: t(repeated ? "customers.register.repeated" : "customers.register.done", { n: number }),
      },
      redirect: coordinates ? `/requests/${number}` : `/requests/new?done=${number}&code=${trackingCode}`,
    }),
  })(before, data);
}

/** Open requests of this customer that say the same; none is no matter. */
export async function alike(code: string, subject: string, body: string): Promise<Alike[]> {
  const actor = await requireStaff();
  const { items } = await findSame(actor, { customerCode: code, subject, body }).catch(() => ({ items: [] }));
  return items.map(({ number, subject: about, status, inSight }) => ({ number, subject: about, status, inSight }));
}
