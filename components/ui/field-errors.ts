const described = (field: Element): string[] =>
  (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.includes("-error-"));

function describe(field: Element, ids: string[]): void {
  if (ids.length > 0) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}

/** The field an error belongs to: by its name, by the name its place gives, else the one beside that place (a builder's have no names). */
function fieldOf(form: HTMLFormElement, name: string, slot: HTMLElement | null): HTMLElement | null {
  const names = [name, `${name}[]`, slot?.dataset.errorField].filter((one) => one !== undefined);
  const named = names.map((one) => form.elements.namedItem(one)).find((one) => one !== null);
  if (named) return named instanceof RadioNodeList ? (named[0] as HTMLElement) : (named as HTMLElement);
  const around = slot?.parentElement;
  return (
    around?.querySelector<HTMLElement>(
      around.matches("fieldset") ? "input" : ":scope > input, :scope > select, :scope > textarea",
    ) ?? null
  );
}

/** Writes each error under its field: the element with `data-error-for=NAME` if there is one, else right after the field. */
export function showErrors(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const old of form.querySelectorAll("[data-field-error]")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    describe(field, described(field));
  }
  const wrong = Object.entries(fields).map(([name, message]) => {
    const slot = form.querySelector<HTMLElement>(`[data-error-for="${CSS.escape(name)}"]`);
    const field = fieldOf(form, name, slot);
    const line = document.createElement("p");
    line.id = `${form.id || "form"}-error-${name}`;
    line.dataset.fieldError = name;
    line.className = "field-error";
    line.textContent = message;
    if (slot) slot.append(line);
    else field?.after(line);
    field?.closest("details")?.setAttribute("open", "");
    field?.setAttribute("aria-invalid", "true");
    if (field) describe(field, [...described(field), line.id]);
    return field;
  });
  const inSight = wrong.filter((field) => field !== null && field.offsetParent !== null) as HTMLElement[];
  inSight.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0]?.focus();
}

/** What was refused is being mended: its error goes, the others stay. */
export function forgetError(field: EventTarget): void {
  if (!(field instanceof HTMLElement) || !field.hasAttribute("aria-invalid")) return;
  const ids = (field.getAttribute("aria-describedby") ?? "").split(" ");
  const lines = ids.map((id) => document.getElementById(id)).filter((line) => line?.dataset.fieldError !== undefined);
  if (lines.length === 0) return;
  for (const line of lines) line?.remove();
  field.removeAttribute("aria-invalid");
  describe(field, described(field));
}
