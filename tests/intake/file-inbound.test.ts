import { describe, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { mailId } from "@/lib/channels/rules";
import { database } from "@/lib/kernel/database";
import { readRequest } from "@/lib/requests/queries";
import { aCustomer, aDepartment, aPoint, aRequest } from "@/tests/support/factories";
import { aDesk } from "../requests/desk";
import { anAccount, arrive, letter } from "./door";

const requestOf = (id: string | null) =>
  database().request.findUniqueOrThrow({ where: { id: id! }, include: { keys: true, files: true, messages: true } });
const acksTo = (toAddress: string) => database().outboxMessage.findMany({ where: { toAddress, purpose: "ack" } });
const secret = () => process.env.AUTH_SECRET!;
const address = () => `c${newId()}@customer.test`;

/** A reply of ours about a request, as its row. */
async function weWrote(requestId: string, toAddress: string, kind: "reply" | "ack" = "reply") {
  const id = newId();
  const messageId = mailId(kind, id, "house.test", secret());
  const row = { id, purpose: kind, requestId, toAddress, subject: "s", text: "t", messageId, createdAt: new Date() };
  await database().outboxMessage.create({ data: { ...row, status: "sent" } });
  return messageId;
}

describe("a mail becomes a request", () => {
  test("with its sender, its words, its door's department and a threaded receipt", async () => {
    const { id: departmentId } = await aDepartment();
    const account = await anAccount({ departmentId });
    const from = address();
    const id = `<${newId()}@x.test>`;
    const [row] = await arrive(
      account.id,
      letter({ from: `"Ali" <${from}>`, subject: "قطعی اینترنت", text: "از دیروز قطع است", id }),
    );
    expect(row).toMatchObject({ state: "filed", sender: from, messageId: null, subject: "قطعی اینترنت" });
    const request = await requestOf(row!.requestId);
    expect(request).toMatchObject({ channel: "email", subject: "قطعی اینترنت", externalId: id, senderName: "Ali" });
    expect(request).toMatchObject({ status: "new", departmentHintId: departmentId, body: "از دیروز قطع است" });
    expect(request.keys).toMatchObject([{ kind: "email", canonical: from, proved: false }]);
    expect(await acksTo(from)).toMatchObject([{ inReplyTo: id, references: id }]);
  });

  test("also without a subject, a text, a sender or a date", async () => {
    const account = await anAccount();
    const [row] = await arrive(account.id, Buffer.from("X-Nothing: at all\r\n\r\n"));
    const request = await requestOf(row!.requestId);
    expect(request).toMatchObject({ subject: "(بدون موضوع)", body: "(بدون متن)", keys: [] });
  });

  test("once, however often it comes and by whichever of our mailboxes", async () => {
    const [one, two] = [await anAccount(), await anAccount()];
    const mail = letter();
    const [row] = await arrive(one.id, mail);
    expect(await arrive(two.id, mail, mail)).toEqual([]);
    expect(await database().request.count({ where: { externalId: row!.externalId } })).toBe(1);
  });

  test("with its files, more than a form may have, under names that run nothing", async () => {
    const account = await anAccount();
    const part = (name: string, text: string) =>
      `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${text}\r\n`;
    const body =
      Array.from({ length: 12 }, (_, i) => part(`${i}.txt`, `n${i}`)).join("") +
      part("../../etc/run.exe", "MZ\x01\x02");
    const [row] = await arrive(
      account.id,
      letter({ head: ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"], text: `${body}--b--` }),
    );
    const { files, body: words } = await requestOf(row!.requestId);
    expect(files).toHaveLength(13);
    expect(files.find((f) => f.mime === "application/octet-stream")?.name).toBe("run.exe.bin");
    expect(words).toBe("(بدون متن؛ پرونده‌های پیوست را ببینید)");
  });
});

describe("a mail joins an earlier request", () => {
  const cases = {
    "by our signed id": async (requestId: string, from: string) => ({ answers: await weWrote(requestId, from) }),
    "by its number in the subject": async (requestId: string) => {
      const { number } = await requestOf(requestId);
      return { subject: `Re: پاسخ درخواست ${number}: موضوع` };
    },
  };
  test.each(Object.entries(cases))("%s, when its sender takes part", async (_, clue) => {
    const account = await anAccount();
    const from = address();
    const request = await aRequest({ email: from, status: "replied" });
    const [row] = await arrive(account.id, letter({ from, text: "هنوز حل نشده", ...(await clue(request.id, from)) }));
    expect(row).toMatchObject({ state: "filed", requestId: request.id });
    const after = await requestOf(request.id);
    expect(after).toMatchObject({ status: "new", reopened: true });
    expect(after.messages).toMatchObject([{ id: row!.messageId, channel: "email", body: "هنوز حل نشده" }]);
    expect(await acksTo(from)).toEqual([]);
  });

  test("by References to an earlier mail of the sender", async () => {
    const account = await anAccount();
    const from = address();
    const [first] = await arrive(account.id, letter({ from }));
    const [second] = await arrive(account.id, letter({ from, answers: first!.externalId }));
    expect(second!.requestId).toBe(first!.requestId);
  });

  test("by another address of the same customer, or one that we wrote to", async () => {
    const account = await anAccount();
    const customer = await aCustomer();
    const [other, told] = [address(), address()];
    await aPoint(customer.id, "email", other);
    const request = await aRequest({ customerId: customer.id });
    const answers = await weWrote(request.id, told);
    const rows = await arrive(account.id, letter({ from: other, answers }), letter({ from: told, answers }));
    expect(rows.map((row) => row.requestId)).toEqual([request.id, request.id]);
  });

  test.each(["forged id", "stranger's id", "number"])("never of somebody else: %s", async (how) => {
    const account = await anAccount();
    const owner = address();
    const request = await aRequest({ email: owner, status: "replied" });
    const right = await weWrote(request.id, owner);
    const answers =
      how === "number"
        ? undefined
        : how === "forged id"
          ? right.replace(/\.[A-Za-z0-9]{16}@/, ".AAAAAAAAAAAAAAAA@")
          : right;
    const subject = how === "number" ? `درخواست ${request.number}` : "سلام";
    const [row] = await arrive(account.id, letter({ subject, ...(answers ? { answers } : {}) }));
    expect(row!.requestId).not.toBe(request.id);
    expect((await requestOf(request.id)).messages).toEqual([]);
    const links = await database().requestLink.findMany({ where: { fromId: row!.requestId!, toId: request.id } });
    expect(links).toHaveLength(how === "forged id" ? 0 : 1);
    const told = await database().event.findMany({
      where: { requestId: row!.requestId!, type: "request.perhapsRelated" },
    });
    expect(told).toHaveLength(links.length);
  });

  test("of a merged one it goes to where that is shown, of spam it changes nothing", async () => {
    const account = await anAccount();
    const from = address();
    const shown = await aRequest({ email: from });
    const merged = await aRequest({
      email: from,
      customerId: shown.customerId,
      status: "merged",
      mergedIntoId: shown.id,
    });
    const spam = await aRequest({ email: from, customerId: shown.customerId, status: "spam", unread: false });
    const rows = await arrive(
      account.id,
      letter({ from, answers: await weWrote(merged.id, from) }),
      letter({ from, answers: await weWrote(spam.id, from) }),
    );
    expect(rows.map((row) => row.requestId)).toEqual([shown.id, spam.id]);
    expect((await requestOf(shown.id)).messages).toMatchObject([{ cameById: merged.id }]);
    expect(await requestOf(spam.id)).toMatchObject({ status: "spam", unread: false, messages: [{ channel: "email" }] });
  });
});

describe("what nobody wrote by hand", () => {
  test("opens no request and gets no receipt, and shows on the request it tells of", async () => {
    const account = await anAccount();
    const from = address();
    const request = await aRequest({ email: from, status: "replied" });
    const answers = await weWrote(request.id, from);
    const [away, list] = await arrive(
      account.id,
      letter({ from, answers, head: ["Auto-Submitted: auto-replied"] }),
      letter({ head: ["List-Id: <news.x.test>", "List-Unsubscribe: <https://x.test>", "Precedence: bulk"] }),
    );
    expect(away).toMatchObject({ state: "ignored", reason: "automatic", requestId: request.id, messageId: null });
    expect(list).toMatchObject({ state: "ignored", requestId: null });
    expect(await requestOf(request.id)).toMatchObject({ status: "replied", messages: [] });
    const { coordinator } = await aDesk();
    const { mails } = await readRequest(coordinator.actor, { number: request.number });
    expect(mails).toMatchObject([{ id: away!.id, original: true, aside: { reason: "automatic", sender: from } }]);
    expect(await acksTo(from)).toEqual([]);
  });

  test("own mail is no request: from a mailbox of ours, or by a Message-ID of ours", async () => {
    const account = await anAccount();
    const other = await anAccount();
    const { address: own } = other.settings as { address: string };
    const id = mailId("notice", newId(), "house.test", secret());
    const rows = await arrive(account.id, letter({ id }), letter({ from: own }));
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ["ignored", "own"],
      ["ignored", "own"],
    ]);
  });

  test("a sender of very many gets one request for the rest, without receipts, and nothing is lost", async () => {
    const account = await anAccount();
    const from = address();
    const rows = await arrive(account.id, ...Array.from({ length: 24 }, (_, i) => letter({ from, subject: `n${i}` })));
    expect(rows.every((row) => row.state === "filed")).toBe(true);
    expect(new Set(rows.map((row) => row.requestId)).size).toBe(20);
    expect(rows.slice(20).map((row) => row.reason)).toEqual(Array(4).fill("throttled"));
    expect((await requestOf(rows[19]!.requestId)).messages).toHaveLength(4);
    expect(await acksTo(from)).toHaveLength(3);
  });
});

test("a bounce is tied to its message and to the address, and shows on the request", async () => {
  const account = await anAccount();
  const from = address();
  const request = await aRequest({ email: from, status: "replied" });
  const messageId = await weWrote(request.id, from);
  const report = [
    "--b",
    "Content-Type: text/plain\r\n\r\nnot delivered",
    "--b",
    `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; ${from}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user`,
    "--b",
    `Content-Type: message/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\nTo: ${from}`,
    "--b--",
  ].join("\r\n");
  const head = ["MIME-Version: 1.0", "Content-Type: multipart/report; report-type=delivery-status; boundary=b"];
  const [row] = await arrive(account.id, letter({ from: "MAILER-DAEMON@mx.test", head, text: report }));
  const message = await database().outboxMessage.findUniqueOrThrow({ where: { messageId } });
  expect(message).toMatchObject({ status: "bounced", failure: "unknown_address" });
  expect(row).toMatchObject({ state: "ignored", reason: "bounce", requestId: request.id, outboxId: message.id });
});

test("bytes that no database keeps, in every place a stranger can write to, are no obstacle", async () => {
  const account = await anAccount();
  const nul = "\0\uFFFE";
  const encoded = `=?utf-8?B?${Buffer.from(`a${nul}b`).toString("base64")}?=`;
  const head = [
    `In-Reply-To: <a${nul}@x.test>`,
    `References: <${encoded}@x.test> <b@x.test>`,
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=b",
  ];
  const text = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nسلام${nul}\r\n> گفتید${nul}\r\n--b\r\nContent-Type: application/x; name="n${nul}.bin"\r\n\r\n${nul}\r\n--b--`;
  const [row] = await arrive(
    account.id,
    letter({ from: `"${encoded}" <z${newId()}@x.test>`, subject: `s${nul}`, head, text }),
  );
  expect(row).toMatchObject({ state: "filed", error: null });
});
