/**
 * The policy of a stranger's mail: it may look like something and do nothing. `sandbox` holds also for who opens the address by itself;
 * links may open apart. `pictures`: from other servers too, by TLS.
 */
export const mailPolicy = (pictures: boolean): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src 'self' data:${pictures ? " https:" : ""}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");
