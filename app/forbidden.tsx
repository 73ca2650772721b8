"use client"; // so that it travels by name with each page, not drawn

import { ui } from "@/lib/i18n/messages/fa/ui";

const words = ui.forbidden;

export default function Forbidden() {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-center justify-center gap-3 px-6 text-center">
      <h1 className="text-xl font-bold">{words.title}</h1>
      <p className="leading-text text-muted">{words.text}</p>
      <a href="/cartable" className="button button--secondary mt-3">
        {words.home}
      </a>
    </main>
  );
}
