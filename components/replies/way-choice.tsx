"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { PaneView } from "@/components/requests/pane-view";
import { Ltr } from "@/components/ui/bidi";
import { RESTORED } from "@/components/ui/draft-shelf";
import { CircleCheck, TriangleAlert } from "@/components/ui/icons";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { RankedWay, WayChannel } from "@/lib/replies/ways";
import type { Ways } from "@/lib/requests/list-ways";
import { type Address, addresses } from "./addresses";
import { PhoneFields } from "./phone-fields";
import { SmsCount } from "./sms-count";

type Props = { view: PaneView; load: (number: number) => Promise<Ways | null> };

const POINTS = { email: "emailPoint", sms: "smsPoint", phone: "phonePoint" } as const;
const DEEDS = ["visit", "letter", "fax"] as const;
const isWay = (channel: string): channel is WayChannel => channel in POINTS;
const local = (address: string) => address.replace(/^\+98/, "0");

/** By which way, and to which address. The best is proposed and says why; another is chosen by the arrow keys, and tells what to know of it. */
export function WayChoice({ view, load }: Props) {
  const mark = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<Ways | null>(null);
  const [chosen, setChosen] = useState<{ channel: string; point: string }>();
  const touched = useRef(false);
  useEffect(() => {
    let gone = false;
    void load(view.number).then(
      (ways) => gone || setTold(ways),
      () => {}, // what the page knows already is enough to reply
    );
    return () => {
      gone = true;
    };
  }, [load, view.number]);
  useEffect(() => {
    const root = mark.current;
    if (!root || !told) return;
    // Somebody has chosen, here or before the page was left.
    if (!touched.current && !root.closest("form")?.hasAttribute(RESTORED)) propose(root, told.ways);
    setChosen(readChoice(root));
  }, [told]);
  const changed = (event: FormEvent) => {
    touched.current ||= event.nativeEvent.isTrusted;
    setChosen(readChoice(event.currentTarget));
  };
  const emails = addresses(view, ["email"]);
  const mobiles = addresses(view, ["mobile"]);
  const noSms = told !== null && !told.ways.some((way) => way.channel === "sms" && !way.barred);
  const way = told?.ways.find(
    ({ channel, pointId }) => channel === chosen?.channel && (pointId ?? "") === chosen.point,
  );
  return (
    <div ref={mark} onChange={changed} className="flex min-w-0 flex-col gap-4">
      <RadioGroup
        name="channel"
        id="reply-channel"
        label={t("request.reply.channel")}
        inline
        defaultValue={emails.length > 0 ? "email" : "phone"}
        options={[
          { value: "email", label: t("words.channel.email"), disabled: emails.length === 0 },
          { value: "sms", label: t("words.channel.sms"), disabled: mobiles.length === 0 || noSms },
          ...(["phone", ...DEEDS] as const).map((value) => ({ value, label: t(`words.channel.${value}`) })),
        ]}
        hint={noSms && mobiles.length > 0 ? t("request.reply.noSmsLine") : undefined}
      />
      <Why way={way} best={told?.ways[0]} />
      {emails.length === 0 && <p className="text-13 text-muted">{t("request.reply.noEmail")}</p>}
      <Point name="emailPoint" className="for-email" label={t("request.reply.email")} all={emails} />
      <Point name="smsPoint" className="for-sms" label={t("request.reply.mobile")} all={mobiles} />
      <PhoneFields phones={addresses(view, ["mobile", "landline"])} />
      <SmsCount line={told?.line ?? null} track={told?.track ?? null} />
      <p className="for-deed text-13 text-muted">{t("request.reply.deedHint")}</p>
    </div>
  );
}

/** Presses the best way that may be proposed, as a person would. */
function propose(root: HTMLElement, ways: readonly RankedWay[]): void {
  for (const way of [...ways].reverse()) {
    const field = root.querySelector<HTMLSelectElement>(`select[name=${POINTS[way.channel]}]`);
    if (field && !way.barred) field.value = way.pointId ?? "";
    const radio = root.querySelector<HTMLInputElement>(`input[name=phonePoint][value="${way.pointId ?? ""}"]`);
    if (radio && way.channel === "phone") radio.checked = true;
  }
  const best = ways.find((way) => way.fit);
  const button = best && root.querySelector<HTMLInputElement>(`input[name=channel][value=${best.channel}]`);
  if (button && !button.disabled) button.checked = true;
}

function readChoice(root: Element): { channel: string; point: string } {
  const value = (selector: string) => root.querySelector<HTMLInputElement | HTMLSelectElement>(selector)?.value ?? "";
  const channel = value("input[name=channel]:checked");
  if (!isWay(channel)) return { channel, point: "" };
  return {
    channel,
    point: value(channel === "phone" ? "input[name=phonePoint]:checked" : `select[name=${POINTS[channel]}]`),
  };
}

type PointProps = { name: string; className: string; label: string; all: Address[] };

const Point = ({ name, className, label, all }: PointProps) =>
  all.length === 0 ? null : (
    <Select
      className={`${className} max-w-96`}
      name={name}
      id={`reply-${name}`}
      dir="ltr"
      label={label}
      defaultValue={all[0]!.value}
      options={all.map(({ value, label: address }) => ({
        value,
        label: fa(local(address)).replace(/^[^@]*@.*$/, address),
      }))}
    />
  );

/** Why this way, and what speaks against it; where another would be better, which. */
function Why({ way, best }: { way: RankedWay | undefined; best: RankedWay | undefined }) {
  if (!way || !best) return null;
  const isBest = way === best && best.fit;
  return (
    <div role="status" className="flex flex-col gap-1.5 rounded-lg bg-surface-secondary px-3 py-2.5 text-13">
      <p className="font-medium">
        {isBest ? t("replies.ways.best") : best.fit ? t("replies.ways.better") : t("replies.ways.noneFit")}{" "}
        {!isBest && best.fit && (
          <>
            {t(`words.channel.${best.channel}`)}{" "}
            <Ltr>{best.channel === "email" ? best.address : fa(local(best.address))}</Ltr>
          </>
        )}
      </p>
      <ul aria-label={t("replies.ways.why")} className="flex flex-wrap gap-x-4 gap-y-1">
        {way.reasons.map(({ key, good, n }) => (
          <li key={key} className="flex items-center gap-1.5">
            {good ? (
              <CircleCheck aria-hidden="true" className="size-3.5 shrink-0 text-success-text" />
            ) : (
              <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-warning-text" />
            )}
            {t(`replies.ways.reason.${key}`, { n: n ?? 0 })}
          </li>
        ))}
      </ul>
    </div>
  );
}
