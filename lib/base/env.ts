import { isIP } from "node:net";
import { z } from "zod";

const flag = z.enum(["0", "1"], "must be 0 or 1").transform((v) => v === "1");
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be between ${min} and ${max}`);
const url = (...schemes: string[]) =>
  z.string().refine((v) => URL.canParse(v) && schemes.includes(new URL(v).protocol), {
    error: `must be an address that begins with ${schemes.map((s) => `${s}//`).join(" or ")}`,
  });
const addresses = z
  .string()
  .transform((v) =>
    v
      .split(",")
      .map((a) => a.trim())
      .filter(Boolean),
  )
  .refine((all) => all.every(isAddressRange), "must be IP addresses or CIDR ranges with commas between");

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    PORT: whole(1, 65535).default(3000),
    HOST: z.string().optional(),
    DATABASE_URL: url("postgres:", "postgresql:").optional(),
    DATABASE_POOL: whole(1, 500).default(10),
    APP_URL: url("http:", "https:").optional(),
    TRUSTED_PROXIES: addresses.default([]),
    AUTH_SECRET: z.string().optional(),
    SMTP_URL: url("smtp:", "smtps:").optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^@\r\n]+@[^@\s]+$/, "must be an email address, or Name <address>")
      .optional(),
    RATE_LIMIT: z
      .string()
      .transform(Number)
      .refine((n) => n > 0, "must be a number above 0")
      .default(1),
    DEMO: flag.default(true),
    DATA_DIR: z.string().default(".data"),
    METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    UPLOAD_MAX_MB: whole(1, 1024).default(10),
    UPLOAD_MAX_FILES: whole(1, 10).default(10),
    UNSENT_FILES_MAX_MB: whole(1, 1_000_000).default(1024),
  })
  .superRefine((e, ctx) => {
    const real = e.NODE_ENV === "production" && !e.DEMO && e.DATABASE_URL !== undefined;
    if (real && e.AUTH_SECRET !== undefined && isWeak(e.AUTH_SECRET))
      ctx.addIssue({ code: "custom", path: ["AUTH_SECRET"], message: "is weak: use 32 random characters or more" });
  })
  .transform((e) => {
    const APP_URL = (e.APP_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, "");
    return {
      ...e,
      APP_URL,
      HOST: e.HOST ?? (e.DEMO ? "127.0.0.1" : "0.0.0.0"),
      MAIL_FROM: e.MAIL_FROM ?? `no-reply@${new URL(APP_URL).hostname}`,
    };
  });

/** The whole environment, typed; `.env.example` says what each one means. No other file of `lib` and `app` reads `process.env`. */
export type Env = z.output<typeof schema>;

/**
 * Validates an environment; empty variables count as unset.
 * @throws Error whose message is one line: each wrong variable and what is wrong with it
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  throw new Error(
    result.error.issues
      .map((i) => `${i.path.join(".")}: ${i.message}`)
      .join("; ")
      .replace(/\s+/g, " "),
  );
}

let memo: Env | undefined;

/** The environment of this process, read once, on first use. */
export function env(): Env {
  memo ??= readEnv();
  return memo;
}

/** Reads the environment anew at its next use: for a launcher that fills one database after another. */
export function forgetEnv(): void {
  memo = undefined;
}

function isAddressRange(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (!family || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function isWeak(secret: string): boolean {
  return secret.length < 32 || new Set(secret).size < 10 || /secret|password|changeme|example/i.test(secret);
}
