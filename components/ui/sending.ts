/**
 * Names one sending of this form: made when it is first sent, the same again until the server has answered, so that what arrived
 * although its answer was lost is not done twice. No `crypto.randomUUID`, which plain HTTP does not have.
 */
export function sendingOf(form: HTMLFormElement): string {
  form.dataset.sending ??= Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return form.dataset.sending;
}

/** The server has said what became of it: the next press is another sending. */
export function answered(form: HTMLFormElement | null): void {
  if (form) delete form.dataset.sending;
}

/** Tells the keeper of its draft that what was typed still stands here. */
export const notTaken = (form: HTMLFormElement | null) => form?.dispatchEvent(new Event("peyvand:refused"));
