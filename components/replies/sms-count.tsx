"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { smsCost, smsParts } from "@/lib/channels/sms/parts";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { Ways } from "@/lib/requests/list-ways";

/** How many text messages it takes and what they cost, while it is written. */
export function SmsCount({ line, track }: Pick<Ways, "line"> & { track: string | null }) {
  const mark = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    const form = mark.current?.closest("form");
    const body = form?.querySelector<HTMLTextAreaElement>("textarea[name=body]");
    const read = () => setText(body?.value ?? "");
    read();
    form?.addEventListener("input", read);
    form?.addEventListener("reset", read);
    return () => {
      form?.removeEventListener("input", read);
      form?.removeEventListener("reset", read);
    };
  }, []);
  const { parts, left, encoding } = smsParts(text);
  const cost = line && smsCost(text, line);
  const lead = () => {
    const body = mark.current?.closest("form")?.querySelector<HTMLTextAreaElement>("textarea[name=body]");
    if (!body || !track || body.value.includes(track)) return;
    body.value = `${body.value.trimEnd()}\n${t("replies.sms.track", { link: track })}`.trimStart();
    body.dispatchEvent(new Event("input", { bubbles: true }));
    body.focus();
  };
  return (
    <div ref={mark} className="for-sms flex flex-wrap items-center gap-x-4 gap-y-1.5 text-13">
      <p role="status">
        <span className="font-medium">{t("replies.sms.parts", { n: parts })}</span>
        <span className="text-muted">
          {"، "}
          {t("replies.sms.left", { n: left })}
          {encoding === "gsm7" && `، ${t("replies.sms.latin")}`}
        </span>
      </p>
      {cost !== null && <p>{t("replies.sms.cost", { rial: fa(Math.round(cost)) })}</p>}
      {line?.warning && <p className="text-warning-text">{t(line.warning)}</p>}
      {track && (
        <Button size="sm" variant="quiet" onClick={lead}>
          {t("replies.sms.addTrack")}
        </Button>
      )}
    </div>
  );
}
