import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const DOVECOT = "/usr/sbin/dovecot";
const POSTFIX = "/usr/sbin/postfix";
const MASTER = "/usr/lib/postfix/sbin/master";
const NOBODY = 65534;
export const PASSWORD = "a-password-of-the-house";

/**
 * @returns {string | null} why there is no real mail server here, or null. Both are Debian's packages `dovecot-imapd` and `postfix`.
 */
export function noMailHouse() {
  const missing = [DOVECOT, POSTFIX, MASTER].filter((file) => !existsSync(file));
  if (missing.length > 0) return `not installed: ${missing.join(", ")}`;
  return process.getuid?.() === 0 ? null : "mail servers are started as root only";
}

/**
 * Postfix and Dovecot of this machine with a configuration of their own, on loopback ports: these addresses of house.test and
 * customer.test have mailboxes, with one password for all; mail to any other one bounces.
 * @param {string[]} boxes
 */
export async function mailHouse(...boxes) {
  const home = mkdtempSync(join(tmpdir(), "peyvand-mail-"));
  chmodSync(home, 0o711);
  const [imap, submission, mx] = await freePorts();
  const mail = join(home, "mail");
  mkdirSync(mail);
  chownSync(mail, NOBODY, NOBODY);
  writeFileSync(join(home, "dovecot.conf"), dovecotConf(home, imap));
  postfixConf(home, boxes, { submission, mx });
  let dovecot;
  let postfix;
  const house = {
    home,
    imap: { host: "127.0.0.1", port: imap },
    /** Where the world hands in mail for it; it takes no password. */
    mx: { host: "127.0.0.1", port: mx, secure: false, ignoreTLS: true },
    /** Settings of an account of ours for one of its addresses. */
    settings: (address) => ({
      ...{ address, password: PASSWORD, imapHost: "127.0.0.1", imapPort: imap, imapTls: "none" },
      ...{ smtpHost: "127.0.0.1", smtpPort: submission, smtpTls: "none" },
    }),
    start: async () => {
      await house.startImap(); // Postfix asks it for passwords
      postfix = run(MASTER, ["-c", join(home, "postfix"), "-d"]);
      await Promise.all([listening(submission), listening(mx)]);
    },
    stopImap: async () => {
      await end(dovecot);
    },
    startImap: async () => {
      dovecot = run(DOVECOT, ["-F", "-c", join(home, "dovecot.conf")]);
      await listening(imap);
    },
    logs: () => ["dovecot.log", "postfix.log"].map((name) => readFileSync(join(home, name), "utf8")).join("\n"),
    close: async () => {
      await Promise.all([end(dovecot), end(postfix)]);
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }); // its children end a little later
    },
  };
  await house.start().catch(async (error) => {
    await house.close();
    throw error;
  });
  return house;
}

const run = (file, args) => spawn(file, args, { stdio: "ignore", detached: true });

async function end(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const forced = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(forced);
  try {
    process.kill(-child.pid, "SIGKILL"); // its children, some of which serve on for a while
  } catch {
    // all gone
  }
}

async function freePorts() {
  const servers = [createServer(), createServer(), createServer()];
  const ports = await Promise.all(
    servers.map((server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)))),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Until somebody greets on this port. */
async function listening(port) {
  for (let tries = 0; tries < 100; tries++) {
    const greeted = await new Promise((done) => {
      const socket = connect(port, "127.0.0.1");
      socket
        .once("data", () => done(true))
        .once("error", () => done(false))
        .once("close", () => done(false));
      setTimeout(() => done(false), 2_000).unref();
      socket.once("data", () => socket.destroy());
    });
    if (greeted) return;
    await sleep(100);
  }
  throw new Error(`nobody listens on ${port}`);
}

const dovecotConf = (home, port) => `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${home}/mail/%u
mailbox_idle_check_interval = 1 secs
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${home}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener ${home}/auth-client {
    mode = 0666
  }
}
`;

function postfixConf(home, boxes, ports) {
  const etc = join(home, "postfix");
  mkdirSync(etc);
  mkdirSync(join(home, "queue"));
  mkdirSync(join(home, "data"));
  execFileSync("chown", ["postfix", join(home, "data")]);
  writeFileSync(
    join(etc, "boxes"),
    boxes
      .map(
        (box) => `${box} ${box}/
`,
      )
      .join(""),
  );
  writeFileSync(
    join(etc, "main.cf"),
    `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${home}/postfix.log
maillog_file_prefixes = ${home}
myhostname = mx.house.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = house.test, customer.test
virtual_mailbox_base = ${home}/mail
virtual_mailbox_maps = texthash:${etc}/boxes
virtual_uid_maps = static:${NOBODY}
virtual_gid_maps = static:${NOBODY}
virtual_mailbox_limit = 0
mailbox_size_limit = 0
message_size_limit = 70000000
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${home}/auth-client
smtpd_client_connection_count_limit = 0
smtpd_reject_unlisted_recipient = no
smtpd_recipient_restrictions = permit_mynetworks, reject
`,
  );
  const daemons = [
    `127.0.0.1:${ports.submission} inet n - n - - smtpd`,
    `127.0.0.1:${ports.mx} inet n - n - - smtpd -o smtpd_sasl_auth_enable=no`,
    "pickup unix n - n 60 1 pickup",
    "cleanup unix n - n - 0 cleanup",
    "qmgr unix n - n 300 1 qmgr",
    "rewrite unix - - n - - trivial-rewrite",
    ...["bounce", "defer", "trace"].map((name) => `${name} unix - - n - 0 bounce`),
    "verify unix - - n - 1 verify",
    "flush unix n - n 1000? 0 flush",
    "proxymap unix - - n - - proxymap",
    "smtp unix - - n - - smtp",
    "showq unix n - n - - showq",
    ...["error", "retry"].map((name) => `${name} unix - - n - - error`),
    "local unix - n n - - local",
    "virtual unix - n n - - virtual",
    "anvil unix - - n - 1 anvil",
    "scache unix - - n - 1 scache",
    "postlog unix-dgram n - n - 1 postlogd",
  ];
  writeFileSync(join(etc, "master.cf"), `${daemons.join("\n")}\n`);
  execFileSync(POSTFIX, ["-c", etc, "check"], { stdio: "ignore" });
}
