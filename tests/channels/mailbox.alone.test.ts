import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Outgoing, Raw, SendError } from "@/lib/channels/adapter";
import { mailbox } from "@/lib/channels/adapters/mailbox";
import { closeSmtp } from "@/lib/channels/mail/smtp";
import type { Json } from "@/lib/kernel/events";
import { imapStandIn } from "@/tests/support/imap-stand-in";
import { smtpServer } from "@/tests/support/smtp";

let imap: Awaited<ReturnType<typeof imapStandIn>>;
let smtp: Awaited<ReturnType<typeof smtpServer>>;
let control: AbortController;

beforeEach(async () => {
  imap = await imapStandIn();
  smtp = await smtpServer();
  control = new AbortController();
});
afterEach(async () => {
  control.abort();
  closeSmtp();
  await imap.close();
  await smtp.close();
});

const plain = (more: object = {}) =>
  mailbox.settings.parse({
    ...{ address: "info@house.test", password: "right", imapHost: "127.0.0.1", imapPort: imap.port, imapTls: "none" },
    ...{ smtpHost: "127.0.0.1", smtpPort: Number(new URL(smtp.url).port), smtpTls: "none" },
    ...more,
  });
const mail = (n: number | string) => Buffer.from(`Message-ID: <${n}@x.test>\r\nSubject: n${n}\r\n\r\nbody ${n}\r\n`);
const subjects = (raws: readonly Raw[]) => raws.map(({ bytes }) => /Subject: (\S*)/.exec(bytes.toString())?.[1]);

/** Fetches once; what came, and the place after it. */
async function fetched(settings: ReturnType<typeof plain>, from: Json | null = null) {
  const heaps: Raw[][] = [];
  let place = from;
  const take = async (raws: readonly Raw[], next: Json) => {
    heaps.push([...raws]);
    place = next;
  };
  await mailbox.fetch!(settings, from, take, control.signal);
  return { heaps, raws: heaps.flat(), place };
}

test("fetches what came since, in small heaps, and all again when the server numbers anew", async () => {
  for (let n = 1; n <= 120; n++) imap.put(mail(n));
  const first = await fetched(plain());
  expect(first.heaps.map((heap) => heap.length)).toEqual([50, 50, 20]);
  expect(first.raws[0]!.receivedAt).toEqual(new Date("2026-11-22T04:30:00Z"));
  expect((await fetched(plain(), first.place)).raws).toEqual([]);
  imap.put(mail(121));
  const next = await fetched(plain(), first.place);
  expect(subjects(next.raws)).toEqual(["n121"]);
  imap.box.uidValidity = 2;
  control.abort();
  control = new AbortController();
  expect((await fetched(plain(), next.place)).raws).toHaveLength(121);
});

test("leaves old mails alone when only new ones are wanted", async () => {
  imap.put(mail(1));
  const settings = plain({ begin: "new" });
  const { raws, place } = await fetched(settings);
  expect(raws).toEqual([]);
  imap.put(mail(2));
  expect(subjects((await fetched(settings, place)).raws)).toEqual(["n2"]);
});

test.each(["keep", "seen", "move"] as const)("afterwards: %s", async (after) => {
  imap.put(mail(1));
  await fetched(plain({ after }));
  expect(imap.box.moved).toHaveLength(after === "move" ? 1 : 0);
  expect([...(imap.box.mails[0]?.flags ?? [])]).toEqual(after === "seen" ? ["\\Seen"] : []);
});

test("of a mail that is too large the head is kept, and that it is too large", async () => {
  imap.put(
    Buffer.from("From: a@x.test\r\nSubject: huge\r\nContent-Type: multipart/mixed;\r\n boundary=b\r\n\r\n--b"),
    80 * 1_048_576,
  );
  const { raws } = await fetched(plain());
  expect(raws[0]!.bytes.toString()).toContain("۸۰ مگابایت");
  const read = await mailbox.read!(raws[0]!.bytes, { externalId: "x", receivedAt: new Date(), ours: [] });
  expect(read).toMatchObject({ subject: "huge", sender: { email: "a@x.test" } });
  expect(read.text).toContain("مگابایت");
});

test("one that the server cannot give holds up no other, and is told of", async () => {
  for (let n = 1; n <= 3; n++) imap.put(mail(n));
  imap.box.broken.add(2);
  const { raws } = await fetched(plain());
  expect(subjects(raws)).toEqual(["n1", undefined, "n3"]);
  expect(raws[1]!.externalId).toBe("imap:info@house.test:1:2");
});

test("waits until something comes, and says when the line breaks", async () => {
  const settings = plain();
  imap.put(mail(1));
  await fetched(settings);
  const waited = mailbox.wait!(settings, null, control.signal);
  setTimeout(() => imap.put(mail(2)), 100);
  await waited;
  const { place } = await fetched(settings);
  await fetched(settings, place);
  const broken = expect(mailbox.wait!(settings, place, control.signal)).rejects.toThrow(/IMAP/);
  setTimeout(() => imap.hangUp(), 100);
  await broken;
  imap.put(mail(3));
  expect((await fetched(settings, place)).raws).toHaveLength(1); // by a new connection
});

test("waiting again and again leaves nothing behind", async () => {
  const settings = plain();
  const warned: Error[] = [];
  const note = (warning: Error) => warned.push(warning);
  process.on("warning", note);
  for (let n = 1; n <= 15; n++) {
    await fetched(settings);
    const waited = mailbox.wait!(settings, null, control.signal);
    setTimeout(() => imap.put(mail(n)), 10);
    await waited;
  }
  process.off("warning", note);
  expect(warned.map(({ name }) => name)).not.toContain("MaxListenersExceededWarning");
});

test("what came between fetching and waiting is not waited for", async () => {
  const settings = plain();
  await fetched(settings);
  const first = mailbox.wait!(settings, null, control.signal);
  setTimeout(() => imap.put(mail(1)), 50);
  await first;
  await mailbox.wait!(settings, null, control.signal); // still news: nobody has fetched it
});

test("signs in by OAuth2, asks for a token once, and anew when it is no longer taken", async () => {
  const asked: URLSearchParams[] = [];
  let given = "first";
  const issuer = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      asked.push(new URLSearchParams(body));
      response.end(JSON.stringify({ access_token: given, expires_in: 3600 }));
    });
  });
  await new Promise<void>((done) => issuer.listen(0, "127.0.0.1", done));
  const tokenUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/token`;
  const settings = plain({ auth: "oauth2", tokenUrl, clientId: "c", clientSecret: "s", refreshToken: "r" });
  imap.box.login = (secret) => secret === given;
  try {
    imap.put(mail(1));
    expect((await fetched(settings)).raws).toHaveLength(1);
    expect(Object.fromEntries(asked[0]!)).toEqual({
      grant_type: "refresh_token",
      refresh_token: "r",
      client_id: "c",
      client_secret: "s",
    });
    control.abort();
    control = new AbortController();
    given = "second";
    await expect(fetched(settings)).rejects.toThrow(/IMAP/);
    expect((await fetched(settings)).raws).toHaveLength(1);
    expect(asked).toHaveLength(2);
  } finally {
    issuer.close();
  }
});

const outgoing: Outgoing = {
  ...{
    id: "1",
    purpose: "reply",
    to: "a@x.test",
    subject: "s",
    text: "سلام",
    html: null,
    messageId: "<reply.1@house.test>",
  },
  ...{ inReplyTo: "<a@x.test>", references: "<a@x.test>", automatic: false, fromName: "شرکت" },
};

test("sends as its own address, threaded; a refusal for good says why", async () => {
  smtp.state.answer = () => null;
  await mailbox.send!(plain(), outgoing);
  expect(smtp.received[0]!.mail).toMatchObject({ messageId: "<reply.1@house.test>", inReplyTo: "<a@x.test>" });
  expect(smtp.received[0]!.mail.from?.value).toEqual([{ address: "info@house.test", name: "شرکت" }]);
  const refusal = async (code: number, message: string) => {
    smtp.state.answer = () => ({ code, message });
    return (await mailbox.send!(plain(), outgoing).catch((error) => error)) as SendError;
  };
  expect((await refusal(550, "5.1.1 no such user")).how).toEqual({ permanent: true, failure: "unknown_address" });
  expect((await refusal(552, "5.2.2 mailbox full")).how).toEqual({ permanent: true, failure: "mailbox_full" });
  expect((await refusal(554, "5.7.1 blocked")).how).toEqual({ permanent: true, failure: "blocked" });
  expect((await refusal(550, "rejected as spam")).how).toEqual({ permanent: true, failure: "blocked" });
  expect((await refusal(550, "no")).how).toEqual({ permanent: true, failure: "refused" });
  expect((await refusal(451, "4.3.0 later")).how).toEqual({});
});

/** A certificate of our own for this machine, or null where nothing makes one. */
function ownCertificate(): { key: string; cert: string } | null {
  const folder = mkdtempSync(join(tmpdir(), "peyvand-cert-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
    const names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert];
    const { status } = spawnSync("openssl", [...asked, ...names], { stdio: "ignore" });
    return status === 0 ? { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") } : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("trusts a certificate of the house when it is told to, and no other", async (context) => {
  const own = ownCertificate();
  if (!own) return context.skip("openssl makes no certificate here");
  const server = await imapStandIn(own);
  server.put(mail(1));
  const at = (more: object) => plain({ imapHost: "localhost", imapPort: server.port, imapTls: "tls", ...more });
  try {
    await expect(fetched(at({}))).rejects.toThrow(/IMAP localhost: .*(self-signed|certificate)/i);
    expect((await fetched(at({ ca: own.cert }))).raws).toHaveLength(1);
    expect((await fetched(at({ anyCertificate: true }))).raws).toHaveLength(1);
  } finally {
    control.abort();
    await server.close();
  }
});

test("asks for what its way of signing in needs", () => {
  const problems = (more: object) =>
    mailbox.settings
      .safeParse({ address: "a@x.test", imapHost: "i", smtpHost: "s", ...more })
      .error?.issues.map(({ path }) => path.join("."));
  expect(problems({})).toEqual(["password"]);
  expect(problems({ auth: "oauth2" })).toEqual(["tokenUrl", "clientId", "refreshToken"]);
  expect(problems({ password: "p" })).toBeUndefined();
});
