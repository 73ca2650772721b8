import { chownSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mailHouse, noMailHouse } from "../support/mail-house.mjs";

const BOX = "info@house.test";

/**
 * `mails` lie in a mailbox of Dovecot when it is set up: how many a second are fetched, and are requests in the end, and what the
 * worker's memory does meanwhile. Each is from somebody else; every tenth carries a file of 200 kB, all others are letters of 3 kB.
 */
export async function waitingMails({ url, workerPid }, client, token, mails) {
  const reason = noMailHouse();
  if (reason) throw new Error(`no mail server to fetch from: ${reason}`);
  const house = await mailHouse(BOX);
  try {
    fill(join(house.home, "mail", BOX), mails);
    const began = Date.now();
    await setUp(url, token, house.settings(BOX));
    const memory = [];
    let fetched;
    for (;;) {
      await sleep(250);
      const { kept, filed } = await counts(client);
      memory.push({ filed, mb: memoryOf(workerPid) });
      if (kept === mails) fetched ??= seconds(began);
      if (filed === mails) break;
      if (seconds(began) > mails / 5) throw new Error(`after ${seconds(began)} s: ${kept} kept, ${filed} filed`);
    }
    const early = Math.max(...memory.filter((one) => one.filed <= mails / 10).map((one) => one.mb));
    const { rows } = await client.query(`select count(*)::int as n from "Request" where "channel" = 'email'`);
    return {
      mails,
      fetched: mails / fetched,
      filed: mails / seconds(began),
      requests: rows[0].n,
      growth: memory.at(-1).mb / early,
      peak: Math.max(...memory.map((one) => one.mb)),
    };
  } finally {
    await house.close();
  }
}

const seconds = (began) => (Date.now() - began) / 1000;
const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

async function counts(client) {
  const { rows } = await client.query(
    `select count(*)::int as "kept", count(*) filter (where "state" <> 'received')::int as "filed" from "InboundMessage"`,
  );
  return rows[0];
}

async function setUp(url, token, settings) {
  const body = JSON.stringify({ adapter: "mailbox", name: "bench", settings, sends: false });
  const answer = await fetch(`${url}/api/v1/channels`, { method: "POST", headers: token, body });
  if (!answer.ok) throw new Error(`channels: ${answer.status} ${await answer.text()}`);
}

/** Mails as Dovecot finds them: files of a Maildir. */
function fill(box, mails) {
  for (const name of ["", "cur", "new", "tmp"]) {
    mkdirSync(join(box, name), { recursive: true });
    chownSync(join(box, name), 65534, 65534);
  }
  const words = "از دیروز سرویس ما قطع است و کسی پاسخ نمی‌دهد. لطفاً بررسی کنید.\r\n".repeat(20);
  const file = Buffer.alloc(150_000, "0123456789").toString("base64").replace(/.{76}/g, "$&\r\n");
  for (let i = 0; i < mails; i++) {
    const path = join(box, "new", `${1_700_000_000 + i}.M${i}P1.bench`);
    writeFileSync(path, letter(i, words, i % 10 === 0 ? file : null));
    chownSync(path, 65534, 65534);
  }
}

function letter(i, words, file) {
  const text = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", words];
  const head = [
    "Received: from mx.test by house.test; Sun, 22 Nov 2026 08:00:00 +0330",
    `From: "مشتری ${i}" <c${i}@customer.test>`,
    `To: ${BOX}`,
    `Subject: =?utf-8?B?${Buffer.from(`درخواست رسیدگی به قطعی ${i}`).toString("base64")}?=`,
    `Message-ID: <bench.${i}@customer.test>`,
    "Date: Sun, 22 Nov 2026 08:00:00 +0330",
    "MIME-Version: 1.0",
  ];
  if (!file) return [...head, ...text].join("\r\n");
  const part = [
    "Content-Type: application/octet-stream; name=data.bin",
    "Content-Disposition: attachment; filename=data.bin",
  ];
  const parts = ["--b", ...text, "--b", ...part, "Content-Transfer-Encoding: base64", "", file, "--b--", ""];
  return [...head, "Content-Type: multipart/mixed; boundary=b", "", ...parts].join("\r\n");
}
