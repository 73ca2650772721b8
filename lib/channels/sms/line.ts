import { z } from "zod";
import { clock } from "@/lib/base/clock";
import { t } from "@/lib/i18n/t";
import type { Outgoing, Sent } from "../adapter";
import { looksAdvertising } from "./numbers";
import { sendable, smsCost, smsParts } from "./parts";

/** An address of http or https; who sets the account up chooses where it points. A name and password in it are refused. */
export const webAddress = z
  .string()
  .trim()
  .max(1000)
  .refine((typed) => {
    if (!URL.canParse(typed)) return false;
    const { protocol, username, password } = new URL(typed);
    return /^https?:$/.test(protocol) && username === "" && password === "";
  }, "channel.webAddress");

/** In any digits, with or without 98 before it. */
export const lineNumber = z
  .string()
  .trim()
  .max(30)
  .regex(/\p{Nd}/u);

const price = z.coerce.number().min(0).max(1_000_000).default(0);

/** What every line of text messages is asked. */
export const lineFields = {
  lineKind: z.enum(["service", "advertising"]).default("service"),
  /** Rials for one part. */
  pricePersian: price,
  priceLatin: price,
  optOut: z.string().max(500).default("لغو، لغو۱۱، ۱۱، لغو ارسال، stop، off، unsubscribe"),
};

/**
 * By which door messages come, where a webhook does not tell the id that the inbox has: by both they would come twice. What is told by
 * webhook while the inbox is read is not lost, but read there.
 */
export const receiveBy = z.enum(["poll", "hook"]).default("poll");

/** Messages a second, as the gateway's contract says. */
export const perSecond = (usual: number) => z.coerce.number().min(0.1).max(1000).default(usual);

type Prices = { pricePersian: number; priceLatin: number };

/** What is known of a message that was given away: parts, and the price the gateway told or else the line's. */
export function sentAs(
  { text }: Pick<Outgoing, "text">,
  prices: Prices,
  gatewayId: string | null,
  told?: number | null,
): Sent {
  const cost = told ?? smsCost(text, prices);
  return { gatewayId, parts: smsParts(text).parts, ...(cost === null ? {} : { costRial: Math.round(cost) }) };
}

export const smsText = ({ text }: Pick<Outgoing, "text">): string => sendable(text);

/** Of the inbox of a line that was in use before: only what came within a day opens requests. */
export const firstLook = (): Date => new Date(clock.now().getTime() - 86_400_000);

/**
 * What people should know of the line's number: messages of advertising lines do not reach those who asked their operator for none.
 * @returns a key of the catalogue `sms.line`, or null
 */
export function lineWarning({
  lineKind,
  from,
}: {
  lineKind: string;
  from: string;
}): "advertising" | "looksAdvertising" | null {
  if (lineKind === "advertising") return "advertising";
  return looksAdvertising(from) ? "looksAdvertising" : null;
}

/** What the test button says: what is left in the gateway's own units, and what to know of the line. */
export function lineSaid(line: { lineKind: string; from: string }, units: number | null = null): string | null {
  const warning = lineWarning(line);
  const said = [units === null ? [] : t("sms.line.units", { units }), warning ? t(`sms.line.${warning}`) : []].flat();
  return said.length > 0 ? said.join(" ") : null;
}
