import { describe, expect, it } from "vitest";
import { readMail } from "@/lib/channels/mail/read-mail";

const about = { externalId: "x", receivedAt: new Date("2026-11-22T10:00:00Z"), ours: ["info@shop.example"] };
const read = (raw: string | Buffer, more: object = {}) =>
  readMail(typeof raw === "string" ? Buffer.from(raw.replace(/\r?\n/g, "\r\n")) : raw, { ...about, ...more });
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
/** «سلام» and «گرمي» in Windows-1256, which has no other yeh. */
const SALAM = [0xd3, 0xe1, 0xc7, 0xe3];
const GARMI = [0x90, 0xd1, 0xe3, 0xed];

describe("who, when and to what", () => {
  it("reads sender, subject, date and ids", async () => {
    const mail = await read(`From: =?utf-8?Q?=D8=B9=D9=84=DB=8C?= <Ali@Example.COM>
Subject: =?utf-8?B?${Buffer.from("پاسخ درخواست ۱۲۳: یخچال").toString("base64")}?=
Date: Sun, 22 Nov 2026 12:00:00 +0330 (IRST)
In-Reply-To: Your mail of yesterday <near@shop.example>
References: someone@example.com <far@shop.example>
 <near@
 shop.example>

متن`);
    expect(mail).toMatchObject({
      kind: "message",
      sender: { name: "علی", email: "ali@example.com" },
      subject: "پاسخ درخواست ۱۲۳: یخچال",
      sentAt: new Date("2026-11-22T08:30:00Z"),
      answers: ["<near@shop.example>", "<far@shop.example>"],
      numbers: [123],
      text: "متن",
    });
  });

  it.each([
    ["Ahmadi, Maryam <m@example.com>", "m@example.com", "Ahmadi, Maryam"],
    ["<a@example.com> <b@example.com>", "a@example.com", null],
    ['"boss@bank.example" <m@example.com>', "m@example.com", "boss@bank.example"],
    ["Team: a@example.com, b@example.com;", "a@example.com", null],
    ["m@example.com (Maryam)", "m@example.com", "Maryam"],
    ["=?windows-1256?B?0+HH4w==?= <m@example.com>", "m@example.com", "سلام"],
    ["=?utf-8?B?0+HH4w==?= <m@example.com>", "m@example.com", "سلام"],
    ["Ali [ali@example.com]", "ali@example.com", "Ali"],
    ["ALI@example.com <ali@example.com>", "ali@example.com", null],
    ["undisclosed-recipients:;", null, null],
    ["", null, null],
  ])("takes the sender of %s", async (from, email, name) => {
    expect((await read(`From: ${from}\n\nx`)).sender).toMatchObject({ email, name });
  });

  it("answers to Reply-To only where nobody reads From", async () => {
    const form = await read("From: noreply@form.example\nReply-To: c@example.com\n\nx");
    expect(form).toMatchObject({ sender: { email: "c@example.com" }, proved: [] });
    expect((await read("From: a@example.com\nReply-To: c@example.com\n\nx")).sender.email).toBe("a@example.com");
  });

  it.each([
    "Mon, 1 Jan 1900 00:00:00 +0000",
    "Fri, 1 Jan 2038 00:00:00 +0000",
    "yesterday",
    "12345678901234567890",
    "",
  ])("believes no date like %s", async (date) => expect((await read(`Date: ${date}\n\nx`)).sentAt).toBeNull());

  it("believes only our own server that the sender is who he says", async () => {
    const mail =
      "Authentication-Results: mx.shop.example; dkim=pass; dmarc=pass header.from=example.com\nFrom: a@example.com\n\nx";
    expect((await read(mail)).proved).toEqual([]);
    expect((await read(mail, { trusted: ["mx.shop.example"] })).proved).toEqual(["email"]);
    expect((await read(mail, { trusted: ["other.example"] })).proved).toEqual([]);
    expect(
      (await read(mail.replace("dmarc=pass", "dmarc=fail (dmarc=pass)"), { trusted: ["mx.shop.example"] })).proved,
    ).toEqual([]);
  });
});

describe("charsets", () => {
  it.each(["us-ascii", "utf-8", "windows-1252", "iso-8859-6", "windows-1256", "nonsense-7", ""])(
    "reads Windows-1256 that is called %s",
    async (charset) => {
      const type = charset ? `Content-Type: text/plain; charset="${charset}"\r\n` : "";
      const mail = await read(bytes("Subject: ", SALAM, `\r\n${type}\r\n`, SALAM, " ", GARMI));
      expect(mail).toMatchObject({ subject: "سلام", text: "سلام گرمي" });
    },
  );

  it.each(["us-ascii", "iso-8859-1", "windows-1256", "utf-8"])("reads UTF-8 that is called %s", async (charset) => {
    expect((await read(`Content-Type: text/plain; charset=${charset}\n\nسلام پژواک`)).text).toBe("سلام پژواک");
  });

  it("reads encodings of other letters", async () => {
    const of = async (charset: string, body: number[] | string) =>
      (await read(bytes(`Content-Type: text/plain; charset=${charset}\r\n\r\n`, body))).text;
    expect(await of("iso-2022-jp", "\x1b$B$3$s$K$A$O\x1b(B")).toBe("こんにちは");
    expect(await of("iso-2022-kr", "\x1b$)C\x0e>H3gGO<<?d\x0f")).toBe("안녕하세요");
    expect(await of("utf-16", [0x33, 0x06, 0x44, 0x06, 0x27, 0x06, 0x45, 0x06, 0x20, 0x00])).toBe("سلام");
    expect(await of("utf-7", "+BjMGRAYnBkU-!")).toBe("سلام!");
    expect(await of("iso-8859-1", [0x63, 0x61, 0x66, 0xe9])).toBe("café");
    expect(await of("gb2312", [0xc4, 0xe3, 0xba, 0xc3])).toBe("你好");
  });

  it("keeps right-to-left marks and half-spaces, and nothing that cannot be stored", async () => {
    const mail = await read("Subject: a\0b\n\n\u200fمی\u200cشود\0\x07 =\uFDD1");
    expect(mail).toMatchObject({ subject: "ab", text: "\u200fمی\u200cشود =" });
  });
});

const TWO = (first: string, second: string, kind = "alternative") =>
  `From: a@example.com\nContent-Type: multipart/${kind}; boundary=B\n\n--B\n${first}\n--B\n${second}\n--B--\n`;

describe("parts", () => {
  it("reads the plain form, or HTML where the plain one says nothing", async () => {
    const html =
      "Content-Type: text/html\n\n<style>x</style><p>Hello<br>there</p><script>bad()</script><table><tr><td>a<td>b</table>";
    expect((await read(TWO("Content-Type: text/plain\n\nHello there", html))).text).toBe("Hello there");
    expect((await read(TWO("Content-Type: text/plain\n\n ", html))).text).toBe("Hello\nthere\n\na b");
  });

  it("keeps files by names without folders, mails in the mail too", async () => {
    const mail = await read(
      TWO(
        "Content-Type: application/pdf; name*0*=utf-8''%D8%B3; name*1=.pdf\nContent-Disposition: attachment; filename=\"..\\\\..\\\\a/b/نامه.pdf\"\nContent-Transfer-Encoding: base64\n\nYWJj",
        "Content-Type: message/rfc822\n\nSubject: the old/one\n\nhi",
        "mixed",
      ),
    );
    expect(mail.files.map(({ name, bytes: b }) => [name, b.length])).toEqual([
      ["نامه.pdf", 3],
      ["the old-one.eml", 26],
    ]);
  });

  it("reads what is broken as far as it goes", async () => {
    expect((await read("Content-Type: multipart/mixed\n\n--zzzz\nContent-Type: text/plain\n\nHello")).text).toBe(
      "Hello",
    );
    expect((await read("Content-Type: multipart/mixed; boundary=other\n\nHello")).text).toBe("Hello");
    expect((await read("Content-Transfer-Encoding: base64\n\nSGVs\nbG8=IQ==")).text).toBe("Hello!");
    expect((await read("Content-Transfer-Encoding: quoted-printable\n\nA=3D=\nB =ZZ  \nC=")).text).toBe("A=B =ZZ\nC");
    expect(await read("Subject: a\nbroken line\nFrom: a@example.com\n\nHello")).toMatchObject({
      subject: "a",
      text: "Hello",
      sender: { email: "a@example.com" },
    });
    expect(await read("Subject: =?utf-8?Q?What?_yes?=\nHello: no\n\nx")).toMatchObject({ subject: "What? yes" });
    expect(await read(Buffer.from("Subject: a\r\rHello\rthere"))).toMatchObject({ subject: "a", text: "Hello\nthere" });
    expect(await read(Buffer.from("Subject: a\r\r\n\r\r\nHello\r\r\nthere"))).toMatchObject({
      subject: "a",
      text: "Hello\nthere",
    });
    const named = await read(
      TWO('Content-Type: text/plain; name="a.txt"\n\nHello', "Content-Type: image/png\n\nx", "mixed"),
    );
    expect(named).toMatchObject({ text: "Hello", files: [{ name: "a.txt" }, {}] });
    expect((await read("no header at all")).text).toBe("no header at all");
    expect(
      (await read("Content-Type: text/plain; format=flowed; delsp=yes\n\n> one \n> two\nthree \nfour")).text,
    ).toContain("threefour");
  });

  it("takes large and deep mails without stopping everybody", async () => {
    let deep = "From: a@example.com\n";
    for (let i = 0; i < 1000; i++) deep += `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`;
    expect((await read(`${deep}Content-Type: text/plain\n\ndeep`)).text).toBe("deep");
    const large = `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${"QUJD".repeat(19)}\r\n`.repeat(330_000)}`;
    const long = `From: a@example.com\r\n\r\n${"سلام دنیا و همهٔ مردم آن\n".repeat(600_000)}`;
    const began = performance.now();
    expect((await readMail(Buffer.from(long), about)).text.length).toBeGreaterThan(1_000_000);
    expect((await readMail(Buffer.from(large), about)).files[0]!.bytes.length).toBe(330_000 * 57);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it.each([
    ["spaces", `${" ".repeat(500)}\n`.repeat(3000)],
    ["begun attributions", "On 2020 wrote\n".repeat(20_000)],
    ["dashes", `${"- ".repeat(200)}\n`.repeat(3000)],
    ["open tags", `Content-Type: text/html\n\n${"<i>".repeat(100_000)}${"</b>".repeat(100_000)}x`],
    ["open quotes", `Content-Type: text/html\n\n${"<a href='".repeat(100_000)}`],
    ["encoded words", `Subject: ${"=?utf-8?B?".repeat(20_000)}`],
    ["brackets", `From: ${'<("'.repeat(20_000)}`],
    ["open quotes in names", `From: ${'"\\\\'.repeat(30_000)}`],
    ["what looks like boundaries", `Content-Type: multipart/mixed; boundary=b\n\n${"--bx\n".repeat(1_000_000)}`],
    ["boundaries", `Content-Type: multipart/mixed; boundary=b\n\n${"--b\n".repeat(1_000_000)}`],
    ["headers", `${"X: y\n".repeat(200_000)}`],
  ])("is not slowed by %s", async (_, hostile) => {
    const began = performance.now();
    await read(/^[\w-]+: /.test(hostile) ? `${hostile}\n\n` : `From: a@example.com\n\n${hostile}`);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
