export type Values = Record<string, string>;

/** A draft as it lies on the shelf: its version, and what another tab had saved before this one. */
export type Kept = { values: Values; version: number; other: Values | null };

export type DraftShelf = {
  kept?: Kept | undefined;
  /** Saves, or lets go when nothing is typed. `leaving`: the page may be gone before the answer. @returns null when it did not arrive */
  save: (
    values: Values,
    how: { base: number; settled: boolean; leaving: boolean },
  ) => Promise<Pick<Kept, "version" | "other"> | null>;
};

type Local = { values: Values; base: number };

/** Stands at a form that has its draft back. */
export const RESTORED = "data-restored";

const prefix = "peyvand:draft:";

/** What this browser has not brought to the shelf. Earlier versions of ours kept a list of pairs. */
export function localDraft(id: string): Local | null {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + id) ?? "null") as Local | [string, string][] | null;
    if (Array.isArray(kept)) return { values: Object.fromEntries(kept), base: 0 };
    return kept;
  } catch {
    return null;
  }
}

export function keepLocal(id: string, draft: Local | null): void {
  try {
    if (draft) localStorage.setItem(prefix + id, JSON.stringify(draft));
    else localStorage.removeItem(prefix + id);
  } catch {} // full or forbidden storage: the form works without
}

const sent = "peyvand:sending:";

/** A sending whose answer has not come: after a reload the same words go under the same id. */
export function keepSending(id: string, sending: string | undefined): void {
  try {
    if (sending) localStorage.setItem(sent + id, sending);
    else localStorage.removeItem(sent + id);
  } catch {}
}

export function keptSending(id: string): string | null {
  try {
    return localStorage.getItem(sent + id);
  } catch {
    return null;
  }
}

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const typedFields = (form: HTMLFormElement) =>
  [...form.elements].filter((el): el is Typed =>
    el.matches(
      "textarea[name], select[name], input[name]:is([type=text], [type=email], [type=tel], [type=search], :not([type]))",
    ),
  );

const choices = (form: HTMLFormElement) => [...form.querySelectorAll<HTMLInputElement>("input[type=radio][name]")];

/** What is typed, with what was chosen beside it: a choice alone, or what the page itself had written there, is no draft. */
export function typedValues(form: HTMLFormElement): Values {
  const fields = typedFields(form);
  const written = fields.some(
    (el) => !(el instanceof HTMLSelectElement) && el.value.trim() && el.value !== el.defaultValue,
  );
  const chosen = choices(form).filter((el) => el.checked);
  return written ? Object.fromEntries([...fields, ...chosen].map((el) => [el.name, el.value])) : {};
}

/** @param over also where nothing stands in the draft @returns whether any field has changed */
export function fill(form: HTMLFormElement, values: Values, over = false): boolean {
  let any = false;
  for (const el of typedFields(form)) {
    const value = values[el.name];
    if (value === undefined || value === el.value || (!value && !over)) continue;
    put(el, value);
    any = true;
  }
  // Pressed as a person would, so that what depends on it follows; beside a text only, as it was kept.
  if (any) form.setAttribute(RESTORED, "");
  for (const el of choices(form)) if (values[el.name] === el.value && !el.checked) el.click();
  return any;
}

/** As if it had been typed: a field that React holds would else empty it again. */
function put(el: Typed, value: string): void {
  if (!(el instanceof HTMLInputElement)) {
    el.value = value;
    return;
  }
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(el, value);
  el.dispatchEvent(new Event("input", { bubbles: true }));
}
