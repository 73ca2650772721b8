import "server-only";
import { forbidden, notFound, redirect } from "next/navigation";
import { asAppError } from "./problem";

/** What a page reads, or the page that says why not: unknown → not found, in sight but not allowed → forbidden. */
export async function shown<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const known = asAppError(error);
    if (known?.code === "notFound" || known?.code === "invalid") notFound();
    if (known?.code === "forbidden") forbidden();
    if (known?.code === "unauthenticated") redirect("/login");
    throw error;
  }
}
