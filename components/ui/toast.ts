export type ToastTone = "success" | "info" | "warning" | "danger";

export type ToastMessage = {
  text: string;
  tone?: ToastTone;
  /** One thing to do about it; usually «واگرد». */
  act?: { label: string; run: () => void } | { label: string; href: string };
};

export const TOAST_EVENT = "peyvand:toast";

/** Shows a short message at the foot of the page. In the browser only; after a server action use `flash`. @public for what is to come */
export function toast(message: ToastMessage) {
  window.dispatchEvent(new CustomEvent(TOAST_EVENT, { detail: message }));
}
