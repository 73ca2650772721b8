import pino from "pino";

/** One line of JSON a fact, to standard error. Secrets and what people typed never go in. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: undefined,
    redact: ["*.password", "*.secret", "*.token", "*.authorization", "*.cookie"],
  },
  pino.destination({ dest: 2, sync: true }),
);
