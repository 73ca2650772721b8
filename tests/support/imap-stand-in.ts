import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";

export type StoredMail = { uid: number; bytes: Buffer; size?: number; flags: Set<string> };

/**
 * A little IMAP server of one folder, as far as a mailbox of ours asks: for what a real one does not do on demand (numbers anew, stumbles
 * over a mail, lies about a size, knows no IDLE, wants OAuth2). The real ones are in `mail-house.mjs`.
 */
export async function imapStandIn(secure?: { key: string; cert: string }) {
  const box = {
    uidValidity: 1,
    mails: [] as StoredMail[],
    moved: [] as StoredMail[],
    idle: true,
    /** Lets this login pass; by default one password. */
    login: (secret: string): boolean => secret === "right",
    /** UIDs for which it gives nothing. */
    broken: new Set<number>(),
    fetches: [] as string[],
  };
  const sockets = new Set<Socket>();
  const waiting = new Set<Socket>();
  const met = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      waiting.delete(socket);
    });
    socket.on("error", () => {});
    serve(socket);
  };
  const server = secure ? createTlsServer(secure, met) : createServer(met);
  server.on("tlsClientError", () => {});
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));

  function serve(socket: Socket): void {
    const say = (...lines: string[]) => socket.write(lines.map((line) => `${line}\r\n`).join(""));
    const features = () => `IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2 UIDPLUS MOVE${box.idle ? " IDLE" : ""}`;
    say(`* OK [CAPABILITY ${features()}] ready`);
    let rest = "";
    let idling = "";
    let signing: { tag: string; how: string } | null = null;
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (signing) {
          authenticate(signing.tag, signing.how, line);
          signing = null;
        } else if (idling && /^DONE$/i.test(line)) {
          waiting.delete(socket);
          say(`${idling} OK done`);
          idling = "";
        } else run(line);
      }
    });

    function run(line: string): unknown {
      const [, tag = "*", word = "", args = ""] = /^(\S+) (UID \w+|\w+) ?(.*)$/i.exec(line) ?? [];
      const command = word.toUpperCase();
      if (command === "AUTHENTICATE") {
        const [how = "", sent] = args.split(" ");
        if (sent !== undefined) return authenticate(tag, how, sent);
        signing = { tag, how };
        return say("+ ");
      }
      if (command === "IDLE") {
        idling = tag;
        waiting.add(socket);
        return say("+ idling");
      }
      if (command === "UID FETCH") return fetch(tag, args);
      const told = answer(command, args);
      if (command === "LOGOUT") return socket.end("* BYE\r\n");
      return say(...told, `${tag} OK ${command === "EXAMINE" ? "[READ-ONLY] " : ""}done`);
    }

    function authenticate(tag: string, how: string, sent: string): void {
      const words = Buffer.from(sent, "base64").toString().replaceAll("\u0001", "\0");
      const secret =
        how === "XOAUTH2" ? (words.split("auth=Bearer ")[1]?.split("\0")[0] ?? "") : (words.split("\0")[2] ?? "");
      if (box.login(secret)) say(`${tag} OK [CAPABILITY ${features()}] in`);
      else say(`${tag} NO [AUTHENTICATIONFAILED] no such login`);
    }

    function fetch(tag: string, args: string): void {
      const [set = "", ...asked] = args.split(" ");
      const what = asked.join(" ");
      box.fetches.push(args);
      const chosen = box.mails.filter(({ uid }) => inSet(uid, set));
      if (/BODY/.test(what) && chosen.length > 1 && chosen.some(({ uid }) => box.broken.has(uid))) {
        say(`${tag} NO cannot read one of them`);
        return;
      }
      for (const mail of chosen) {
        const n = box.mails.indexOf(mail) + 1;
        const size = mail.size ?? mail.bytes.length;
        const facts = `UID ${mail.uid} RFC822.SIZE ${size} INTERNALDATE "22-Nov-2026 08:00:00 +0330"`;
        const head = mail.bytes.subarray(0, mail.bytes.indexOf("\r\n\r\n") + 4);
        const body = /BODY(\.PEEK)?\[HEADER\]/.test(what) ? ["BODY[HEADER]", head] : ["BODY[]", mail.bytes];
        if (!/BODY/.test(what) || box.broken.has(mail.uid)) say(`* ${n} FETCH (${facts})`);
        else {
          socket.write(`* ${n} FETCH (${facts} ${body[0]} {${body[1]!.length}}\r\n`);
          socket.write(body[1] as Buffer);
          socket.write(")\r\n");
        }
      }
      say(`${tag} OK done`);
    }
  }

  function answer(command: string, args: string): string[] {
    const { mails, uidValidity } = box;
    const next = (mails.at(-1)?.uid ?? 0) + 1;
    if (command === "LIST" || command === "LSUB") return [`* ${command} (\\HasNoChildren) "/" "INBOX"`];
    if (command === "STATUS") return [`* STATUS "INBOX" (MESSAGES ${mails.length} UIDNEXT ${next})`];
    if (command === "SELECT" || command === "EXAMINE")
      return [
        "* FLAGS (\\Seen \\Deleted)",
        `* ${mails.length} EXISTS`,
        "* 0 RECENT",
        "* OK [PERMANENTFLAGS (\\Seen \\Deleted)] yes",
        `* OK [UIDVALIDITY ${uidValidity}] ids`,
        `* OK [UIDNEXT ${next}] next`,
      ];
    const chosen = mails.filter(({ uid }) => inSet(uid, args.split(" ")[0]!));
    if (command === "UID STORE") for (const mail of chosen) mail.flags.add("\\Seen");
    if (command !== "UID MOVE") return [];
    box.moved.push(...chosen);
    const gone = chosen.map((mail) => box.mails.indexOf(mail) + 1).reverse();
    box.mails = mails.filter((mail) => !chosen.includes(mail));
    return gone.map((n) => `* ${n} EXPUNGE`);
  }

  function inSet(uid: number, set: string): boolean {
    const last = box.mails.at(-1)?.uid ?? 0;
    return set.split(",").some((range) => {
      const [from, to = from] = range.split(":").map((end) => (end === "*" ? last : Number(end)));
      return uid >= Math.min(from!, to!) && uid <= Math.max(from!, to!);
    });
  }

  return {
    box,
    port: (server.address() as AddressInfo).port,
    /** One more mail lies there, and who waits is told. */
    put: (bytes: Buffer, size?: number) => {
      const uid = Math.max(0, ...[...box.mails, ...box.moved].map((mail) => mail.uid)) + 1;
      box.mails.push({ uid, bytes, ...(size === undefined ? {} : { size }), flags: new Set() });
      for (const socket of waiting) socket.write(`* ${box.mails.length} EXISTS\r\n`);
      return uid;
    },
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
