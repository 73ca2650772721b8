import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { keepInbound } from "@/lib/channels/keep-inbound";
import { handleWaiting } from "@/lib/intake/handle-waiting";
import { database } from "@/lib/kernel/database";
import type { Channel } from "@/prisma/generated/enums";

/** A mailbox of the house as a row; nothing is fetched by it. */
export async function anAccount(
  data: { channel?: Channel; adapter?: string; address?: string; departmentId?: string } = {},
) {
  const { channel = "email", adapter = "mailbox", address = `${newId()}@house.test`, departmentId = null } = data;
  const row = { id: newId(), adapter, channel, name: "n", hookKey: newId(), createdAt: clock.now() };
  return database().channelAccount.create({ data: { ...row, departmentId, settings: { address } } });
}

type Letter = {
  from?: string;
  subject?: string;
  text?: string;
  id?: string;
  /** In-Reply-To and References. */
  answers?: string;
  head?: string[];
};

/** A plain mail; what is not given is plain and its own. */
export function letter({
  from,
  subject = "سلام",
  text = "متن نامه",
  id = `<${newId()}@x.test>`,
  answers,
  head = [],
}: Letter = {}) {
  const lines = [
    `From: ${from ?? `c${newId()}@customer.test`}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    `Message-ID: ${id}`,
    ...(answers ? [`In-Reply-To: ${answers}`, `References: ${answers}`] : []),
    ...(head.some((line) => /^content-type/i.test(line)) ? [] : ["Content-Type: text/plain; charset=utf-8"]),
    ...head,
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${text}\r\n`);
}

/** These come by that door; returns the ids of their rows in the order given. */
export async function keep(accountId: string, ...mails: Buffer[]): Promise<string[]> {
  const raws = mails.map((bytes) => ({ externalId: null, bytes, receivedAt: null }));
  const { kept } = await keepInbound(SYSTEM("channels"), { accountId, raws });
  return kept.map(({ id }) => id);
}

/** As `keep`, and they are handled; returns their rows. */
export async function arrive(accountId: string, ...mails: Buffer[]) {
  const ids = await keep(accountId, ...mails);
  await handleWaiting(database() as unknown as Db, accountId, () => clock.now());
  return Promise.all(ids.map((id) => database().inboundMessage.findUniqueOrThrow({ where: { id } })));
}
