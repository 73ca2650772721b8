import { ui } from "@/lib/i18n/messages/fa/ui";

const words = ui.error;

/** A calm page for a bug of ours, with the number under which it was logged. */
export function ErrorPage({ code, retry }: { code?: string; retry: () => void }) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <h1 className="text-xl font-bold">{words.title}</h1>
      <p className="leading-text text-muted">{words.text}</p>
      {code && (
        <p className="text-sm text-muted">
          {words.code}: <bdi dir="ltr">{code}</bdi>
        </p>
      )}
      <div className="mt-3 flex gap-2">
        <button type="button" onClick={retry} className="button button--primary">
          {words.retry}
        </button>
        <a href="/" className="button button--secondary">
          {words.home}
        </a>
      </div>
    </main>
  );
}
