"use server";

import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { finishSetup } from "@/lib/staff/finish-setup";
import { refusal } from "@/lib/web/action";
import { formToObject } from "@/lib/web/form";
import type { FormState } from "@/lib/web/form-state";
import { waitSentence } from "@/lib/web/problem";
import { clientAddress } from "@/lib/web/session";
import { keepSession, signIn } from "@/lib/web/sign-in";

type Input = z.input<(typeof finishSetup)["input"]>;

/** Makes the first administrator and signs him in. */
export async function setUp(_before: FormState, data: FormData): Promise<FormState> {
  const address = await clientAddress();
  const form = { ...formToObject(data), address } as Input;
  try {
    const result = await finishSetup({ kind: "public" }, form);
    if (result.kind === "wait") return { kind: "refused", message: waitSentence(result.seconds), fields: {} };
    if (result.kind === "wrong") throw invalid({ code: "auth.problems.wrongCode" });
    const opened = await signIn({ email: form.email, password: form.password, address });
    if (opened.kind === "opened") await keepSession(opened.sessionId);
    redirect("/settings/company");
  } catch (error) {
    unstable_rethrow(error);
    return refusal(error);
  }
}
