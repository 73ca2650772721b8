/** Opens the dialog with that id; a press on the ground around it closes it. */
export function openDialog(id: string) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  dialog.showModal();
  const field = dialog.querySelector<HTMLElement>("[data-autofocus], input:not([type=hidden]), textarea, select");
  // Nothing to fill in: the way back of what is asked, rather than the cross.
  (field ?? dialog.querySelector<HTMLElement>(".dialog-footer > button:last-child"))?.focus();
  dialog.onpointerdown = (event) => {
    if (event.target === dialog && isOutside(dialog, event)) dialog.close();
  };
}

/** Closes a dialog by id, or the one around an element; without an argument every open one, whose forms are then as new. */
export function closeDialog(which?: string | Element) {
  if (!which) {
    for (const open of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) {
      open.close();
      for (const form of open.querySelectorAll("form")) form.reset();
    }
    return;
  }
  const dialog = typeof which === "string" ? document.getElementById(which) : which.closest("dialog");
  if (dialog instanceof HTMLDialogElement) dialog.close();
}

function isOutside(dialog: HTMLElement, { clientX: x, clientY: y }: PointerEvent) {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
