import { rootCertificates } from "node:tls";
import { z } from "zod";

const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((s) => (s === "" ? undefined : s));
const host = z.string().trim().min(1).max(253);
const port = (standard: number) => z.coerce.number<number | string>().int().min(1).max(65_535).default(standard);
/** `tls`: from the first byte; `starttls`: in clear, then it must be upgraded; `none`: in clear, inside a closed network. */
const security = (standard: "tls" | "starttls") => z.enum(["tls", "starttls", "none"]).default(standard);
const secret = (max: number) => words(max).meta({ secret: true });

/** What a mailbox needs: IMAP to fetch, SMTP to send, and one way to sign in at both. */
export const mailboxSettings = z
  .object({
    address: z.email().max(254),
    name: words(120),
    auth: z.enum(["password", "oauth2"]).default("password").meta({ first: true }),
    user: words(254),
    password: secret(500).meta({ secret: true, first: true }),
    imapHost: host,
    imapPort: port(993).meta({ first: true }),
    imapTls: security("tls").meta({ first: true }),
    smtpHost: host,
    smtpPort: port(465).meta({ first: true }),
    smtpTls: security("tls").meta({ first: true }),
    folder: z.string().trim().min(1).max(200).default("INBOX"),
    begin: z.enum(["all", "new"]).default("all"),
    after: z.enum(["keep", "seen", "move"]).default("keep"),
    moveTo: z.string().trim().min(1).max(200).default("Peyvand"),
    tokenUrl: words(500),
    clientId: words(500),
    clientSecret: secret(500),
    refreshToken: secret(4_000),
    /** Name of the mail server that writes Authentication-Results into this mailbox: only its word proves a sender. */
    authserv: words(253),
    /** Certificates (PEM) that are trusted beside the usual ones. */
    ca: words(20_000).meta({ textarea: true }),
    anyCertificate: z.boolean().default(false),
  })
  .superRefine((s, context) => {
    const needed =
      s.auth === "password" ? (["password"] as const) : (["tokenUrl", "clientId", "refreshToken"] as const);
    for (const path of needed) if (!s[path]) context.addIssue({ code: "custom", path: [path], message: "required" });
    if (s.auth === "oauth2" && s.tokenUrl && !/^https?:\/\//.test(s.tokenUrl))
      context.addIssue({ code: "custom", path: ["tokenUrl"], message: "wrongFormat" });
  });

export type Mailbox = z.output<typeof mailboxSettings>;

/** Options of Node's TLS for this account's servers. */
export const tlsOf = ({ ca, anyCertificate }: Mailbox) => ({
  rejectUnauthorized: !anyCertificate,
  ...(ca ? { ca: [...rootCertificates, ca] } : {}),
});

/** What tells two sets of settings apart, for connections that are kept. */
export const keyOf = (settings: Mailbox): string => JSON.stringify(settings);
