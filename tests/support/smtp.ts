import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Received = { mail: ParsedMail; raw: string; to: string[] };

/** A real SMTP server on loopback that keeps what it got; `answer` may refuse a mail with a code. */
export async function smtpServer() {
  const received: Received[] = [];
  const state: { answer: (to: string[]) => { code: number; message: string } | null } = { answer: () => null };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _, done) => done(null, { user: username ?? "" }),
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const to = session.envelope.rcptTo.map((r) => r.address);
        const refusal = state.answer(to);
        if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
        const raw = Buffer.concat(chunks).toString("utf8");
        received.push({ raw, to, mail: await simpleParser(raw) });
        done();
      });
    },
  });
  server.on("error", () => {}); // a sender that was killed in the middle
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    state,
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
}
