import { describe, expect, it } from "vitest";
import { readMail } from "@/lib/channels/mail/read-mail";
import fc, { runs } from "@/tests/support/fuzz";

const about = { externalId: "x", receivedAt: new Date("2026-11-22T10:00:00Z"), ours: ["info@shop.example"] };
const read = (raw: string) => readMail(Buffer.from(raw.replace(/\r?\n/g, "\r\n")), about);
const OURS = "<reply.01234567-89ab-7cde-8f01-23456789abcd.ABCDEFGHIJKLMNOP@shop.example>";

describe("what nobody waits for an answer to", () => {
  it.each([
    ["automatic", "Auto-Submitted: auto-replied"],
    ["automatic", "Auto-Submitted: auto-generated (vacation)"],
    ["automatic", "X-Autoreply: yes"],
    ["automatic", "X-Auto-Response-Suppress: All"],
    ["automatic", "Precedence: auto_reply"],
    ["automatic", "Precedence: bulk"],
    ["automatic", "Return-Path: <>"],
    ["automatic", "Subject: پاسخ خودکار: در مرخصی هستم\nPrecedence: junk"],
    ["automatic", "Subject: Automatic reply: hello\nIn-Reply-To: <a@b>"],
    ["list", "List-Id: <news.example.com>"],
    ["list", "List-Unsubscribe: <https://example.com/u>\nPrecedence: bulk"],
    ["list", "Precedence: list"],
    ["message", ""],
    ["message", "Auto-Submitted: no"],
    ["message", "Precedence: junk"],
    ["message", "Precedence: bulk\nIn-Reply-To: <a@b>"],
    ["message", "Subject: Out of office hours I cannot reach you"],
    ["message", `List-Id: <sales.customer.example>\nReferences: ${OURS}`],
    ["list", `List-Id: <sales.customer.example>\nReferences: <else@shop.example>`],
  ])("is %s with «%s»", async (kind, headers) =>
    expect((await read(`From: a@example.com\n${headers}\n\nHello`.replace("\n\n\n", "\n\n"))).kind).toBe(kind),
  );

  it("is our own mail", async () => expect((await read("From: Us <INFO@shop.example>\n\nx")).kind).toBe("own"));
});

const dsn = (fields: string, original = `Message-ID: ${OURS}\nSubject: x`) => `From: MAILER-DAEMON@mx.example
Return-Path: <>
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=R

--R

I could not deliver it.
--R
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Original-Recipient: rfc822;Ali@Example.com
Final-Recipient: rfc822; ali@example.com
${fields}

--R
Content-Type: text/rfc822-headers

${original}

--R--
`;

describe("bounces and receipts", () => {
  it.each([
    ["Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown", "bounced", "unknown_address"],
    ["Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 no such user here", "bounced", "unknown_address"],
    ["Action: failed\nStatus: 5.2.2", "bounced", "mailbox_full"],
    ["Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 554 listed by rbl", "bounced", "blocked"],
    ["Action: failed\nStatus: 4.4.7", "failed", "expired"],
    ["Action: delivered\nStatus: 2.1.5", "delivered", null],
  ])("tells of %s", async (fields, state, failure) => {
    const mail = await read(dsn(fields));
    expect(mail.kind).toBe(state === "delivered" ? "report" : "bounce");
    expect(mail.reports).toMatchObject([{ of: { messageId: OURS }, state, failure, address: "ali@example.com" }]);
  });

  it("makes no bounce of a delay, of no report or of no message of ours", async () => {
    expect(await read(dsn("Action: delayed\nStatus: 4.4.1"))).toMatchObject({ kind: "report", reports: [] });
    expect(await read(dsn("Action: failed\nStatus: 5.1.1", "Subject: x"))).toMatchObject({
      kind: "bounce",
      reports: [],
    });
    const told = await read(`From: a@example.com\nSubject: failure notice\n\nI got this: ${dsn("")}`);
    expect(told).toMatchObject({ kind: "message", reports: [] });
  });

  it.each([
    [
      "qmail",
      `From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.example.\n\n<ali@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${OURS}\n`,
      "unknown_address",
    ],
    [
      "Exim",
      `From: Mail Delivery System <Mailer-Daemon@mx.example>\nX-Failed-Recipients: ali@example.com\nSubject: Mail delivery failed: returning message to sender\n\nA message that you sent could not be delivered.\n  ali@example.com\n    mailbox is full: retry timeout exceeded\n\n------ This is a copy of the message ------\n\nMessage-ID: ${OURS}\n`,
      "mailbox_full",
    ],
    [
      "Exchange",
      `From: postmaster@mx.example\nIn-Reply-To: ${OURS}\nSubject: Undeliverable: x\n\nDelivery has failed to these recipients or groups:\n\nali@example.com\nThe email address you entered couldn't be found. 550 5.4.1 Recipient address rejected: Access denied\n`,
      "unknown_address",
    ],
  ])("reads a bounce as %s words it", async (_, raw, failure) =>
    expect(await read(raw)).toMatchObject({
      kind: "bounce",
      reports: [{ of: { messageId: OURS }, state: "bounced", failure, address: "ali@example.com" }],
    }),
  );

  it("knows a bounce without an address or a status", async () => {
    const bare =
      "Return-Path: <MAILER-DAEMON>\nFrom: MAILER-DAEMON (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\n\nx";
    expect((await read(bare)).kind).toBe("bounce");
    const noStatus = `From: MAILER-DAEMON@mx.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\nContent-Type: multipart/report; report-type=delivery-status; boundary="R/1"\n\n--R/1\n\nIt bounced\n--R/1\nContent-Type: message/rfc822\n\nMessage-ID: ${OURS}\n\nx\n--R/1--`;
    expect(await read(noStatus)).toMatchObject({
      kind: "bounce",
      reports: [{ of: { messageId: OURS }, state: "bounced" }],
    });
  });

  it("tells that a mail was read, when its reader says so", async () => {
    const receipt = (said: string) => `From: ali@example.com
Content-Type: multipart/report; report-type=disposition-notification; boundary=R

--R

read
--R
Content-Type: message/disposition-notification

Final-Recipient: rfc822;ali@example.com
Original-Message-ID: ${OURS}
Disposition: manual-action/MDN-sent-manually; ${said}
--R--`;
    const read1 = await read(receipt("displayed"));
    expect(read1).toMatchObject({
      kind: "report",
      reports: [{ of: { messageId: OURS }, state: "read", failure: null }],
    });
    expect(await read(receipt("deleted"))).toMatchObject({ kind: "report", reports: [] });
  });
});

describe("any bytes", () => {
  const whole = [
    dsn("Action: failed\nStatus: 5.1.1"),
    'From: =?utf-8?B?2LnZhNuM?= <a@b.example>\nContent-Type: multipart/alternative; boundary="x y"\n\n--x y\nContent-Type: text/html; charset=windows-1256\nContent-Transfer-Encoding: quoted-printable\n\n<p>=D3=E1=C7=E3 <blockquote type=cite>x\n--x y--\n',
  ];
  const storable = (text: string) => !text.includes("\0") && !/\p{Surrogate}/u.test(text);

  it("are read without an error, into what can be stored", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
          fc
            .tuple(
              fc.constantFrom(...whole),
              fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 30 }),
              fc.nat(2000),
            )
            .map(([mail, dents, end]) => {
              const bytes = Buffer.from(mail).subarray(0, Math.max(end, 200));
              for (const [at, byte] of dents) if (at < bytes.length) bytes[at] = byte;
              return bytes;
            }),
        ),
        async (raw) => {
          const { text, quoted, subject, sender, files, answers } = await readMail(raw, about);
          const said = [
            text,
            quoted ?? "",
            subject ?? "",
            sender.name ?? "",
            sender.email ?? "",
            ...answers,
            ...files.map((f) => f.name),
          ];
          expect(said.filter((one) => !storable(one))).toEqual([]);
          expect(files.filter(({ name }) => /[/\\]/.test(name))).toEqual([]);
        },
      ),
      { numRuns: runs(400) },
    ));
});
