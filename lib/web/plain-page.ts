const escaped = (s: string) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A calm page of one sentence, for answers that no page of ours can give with the right status (413, 429). */
export function plainPage(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  const style =
    "body{max-width:32rem;margin:20vh auto;padding:0 1.25rem;font:1rem/1.9 Tahoma,sans-serif;color-scheme:light dark}";
  const html = `<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg" type="image/svg+xml"><title>${status}</title><style>${style}</style><body><main><p>${escaped(sentence)}</p></main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      ...headers,
    },
  });
}
