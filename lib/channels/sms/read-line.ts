import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { senderOf } from "../store";
import { lineFields, lineWarning } from "./line";
import type { SmsPrices } from "./parts";

export type ShownLine = SmsPrices & { warning: "sms.line.advertising" | "sms.line.looksAdvertising" | null };

const plain = z.object({ from: z.string().default(""), ...lineFields });

/**
 * What to know before writing a text message: the prices of the line by which it would leave, for `smsCost`, and whether it is one that
 * does not reach everybody. Null: no line is set up. Opens no secrets.
 */
export async function readLine(db: Db, requestId: string | null): Promise<ShownLine | null> {
  const id = await senderOf(db, "sms", requestId);
  const account = id && (await db.channelAccount.findUnique({ where: { id }, select: { settings: true } }));
  if (!account) return null;
  const { data } = plain.safeParse(account.settings);
  if (!data) return { pricePersian: 0, priceLatin: 0, warning: null };
  const warning = lineWarning(data);
  const { pricePersian, priceLatin } = data;
  return { pricePersian, priceLatin, warning: warning && `sms.line.${warning}` };
}
