import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // `npm run lint` and `npm test` run tsc; once is enough
  // browsers ask for it on pages of ours that have no head of their own (refusals)
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  turbopack: {
    resolveAlias: { "@/lib/i18n/messages/fa/index": { browser: "./lib/i18n/messages/fa/browser.ts" } },
  },
  experimental: { authInterrupts: true }, // a page that is in sight but not allowed answers 403
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "libphonenumber-js"],
};

export default config;
