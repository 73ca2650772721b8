import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { saveAccount } from "@/lib/channels/save-account";
import { tehranDayKey } from "@/lib/i18n/date";
import { database } from "@/lib/kernel/database";
import { digits } from "@/prisma/demo/calendar";
import type { DemoRequest } from "@/prisma/demo/shape";
import { line, strangers, thanks } from "@/prisma/demo/texts/channels";
import type { World } from "@/prisma/demo/world";

const SECOND = 1000;
const DAY = 86_400_000;

type Text = { id: string; number: number; code: string; phone: string; body: string; receivedAt: Date };

/** The house's line for text messages, with what came and went by it. It rests: nothing ever leaves the demo. */
export async function loadChannels(world: World): Promise<void> {
  const now = clock.now();
  const { id: accountId } = await saveAccount(await world.actor("admin@demo.test", now), line);
  const texts = await database().$queryRaw<Text[]>`
    select q."id", q."number", q."trackingCode" as "code", k."canonical" as "phone", q."body", q."receivedAt"
    from "Request" q join "RequestKey" k on k."requestId" = q."id" and k."kind" = 'mobile' and k."canonical" is not null
    where q."channel" = 'sms' order by q."number"`;
  const channel = "sms" as const;
  const arrived = texts.map(({ id, number, phone, body, receivedAt }) => ({
    ...{ requestId: id, externalId: `demo:${number}`, state: "filed" as const, sender: phone, receivedAt },
    ...{ text: JSON.stringify({ from: phone, text: body }), handledAt: new Date(receivedAt.getTime() + SECOND) },
  }));
  const others = strangers.map(({ from, text, daysAgo, ...rest }, i) => {
    const receivedAt = new Date(now.getTime() - daysAgo * DAY);
    const handledAt = new Date(receivedAt.getTime() + SECOND);
    const came = { text: JSON.stringify({ from, text }), sender: from, receivedAt, handledAt };
    return { ...came, ...rest, externalId: `demo:stranger-${i}` };
  });
  await database().inboundMessage.createMany({
    data: [...arrived, ...others].map((one) => ({
      ...{ id: newId(), accountId, channel, size: Buffer.byteLength(one.text) },
      ...one,
    })),
  });
  await database().outboxMessage.createMany({ data: texts.map((one, i) => receipt(one, accountId, i)) });
}

/** What each of them was told; one line in eight did not get through, and of one nobody knows. */
function receipt({ id, number, code, phone, receivedAt }: Text, accountId: string, i: number) {
  const sentAt = new Date(receivedAt.getTime() + 3 * SECOND);
  const row = {
    ...{
      id: newId(),
      purpose: "ack",
      channel: "sms" as const,
      requestId: id,
      accountId,
      toAddress: phone,
      subject: "",
    },
    ...{ text: thanks(digits(number), code), messageId: `demo-${number}@peyvand`, createdAt: receivedAt, attempts: 1 },
  };
  if (i % 8 === 5) return { ...row, status: "failed" as const, failure: "blocked", lastError: "blacklist" };
  if (i === 3) return { ...row, status: "unsure" as const, claimedAt: sentAt };
  const deliveredAt = new Date(sentAt.getTime() + 9 * SECOND);
  return {
    ...row,
    status: "delivered" as const,
    sentAt,
    deliveredAt,
    gatewayId: `demo-${number}`,
    parts: 2,
    costRial: 2_960n,
  };
}

/** What stands on a letter or a fax: its sender's own number, and the day before the last. */
export function paperOf({ channel, receivedAt }: DemoRequest) {
  if (channel !== "letter" && channel !== "fax") return {};
  const minute = Math.floor(receivedAt.getTime() / 60_000);
  const theirNumber = `${["ص", "د", "م"][minute % 3]}/${digits(1000 + (minute % 8000))}`;
  return { registration: { theirNumber, theirDate: tehranDayKey(new Date(receivedAt.getTime() - 2 * DAY)) } };
}
