/** Something shown once and never again: a key or a temporary password, easy to select and copy. */
export function OneTimeSecret({ label, hint, value }: { label: string; hint: string; value: string }) {
  return (
    <div role="status" className="rounded-lg bg-success-soft px-3.5 py-3">
      <p className="text-sm font-medium text-success-text">{label}</p>
      <code dir="ltr" className="mt-2 block select-all rounded bg-surface px-3 py-2 text-left text-base wrap-anywhere">
        {value}
      </code>
      <p className="mt-2 text-13 leading-text">{hint}</p>
    </div>
  );
}
