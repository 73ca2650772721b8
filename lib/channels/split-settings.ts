import { z } from "zod";
import { text } from "@/lib/base/fields";
import { seal, unseal } from "@/lib/base/seal";
import { parse } from "@/lib/kernel/parse";
import type { ChannelAccount, Prisma } from "@/prisma/generated/client";
import type { Adapter } from "./adapter";
import { describeSettings, fitted } from "./describe-settings";

type Values = Record<string, unknown>;
export type Split = { row: { settings: Prisma.InputJsonValue; secrets: string | null }; changed: string[] };

/**
 * What was given for an account as it is kept: secrets sealed apart from the rest, an empty one being the one before. Throws `invalid`
 * that names each wrong field as `settings.FIELD`.
 */
export function splitSettings(
  adapter: Adapter,
  id: string,
  given: Values | undefined,
  before: ChannelAccount | null,
  name: string | undefined,
): Split {
  const fields = describeSettings(adapter);
  const secret = new Set(fields.filter((f) => f.secret).map((f) => f.name));
  const old = openSecrets(before);
  const plainBefore = (before?.settings ?? {}) as Values;
  const values = fitted(fields, given ?? plainBefore);
  const secrets = Object.fromEntries(
    [...secret].flatMap((name) => {
      const value = empty(values[name]) ? old[name] : values[name];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
  const plain = Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
  parse(z.object({ name: text(120), settings: adapter.settings }), { name, settings: { ...plain, ...secrets } });
  const known = new Set(fields.map((f) => f.name));
  const kept = Object.fromEntries(Object.entries(plain).filter(([name]) => known.has(name)));
  const differs = (name: string) =>
    JSON.stringify(secret.has(name) ? secrets[name] : kept[name]) !==
    JSON.stringify(secret.has(name) ? old[name] : plainBefore[name]);
  return {
    row: {
      settings: kept as Prisma.InputJsonObject,
      secrets: Object.keys(secrets).length > 0 ? seal(JSON.stringify(secrets), id) : null,
    },
    changed: fields.map((f) => f.name).filter(differs),
  };
}

/** Which secrets an account has; none when they cannot be opened any more. */
export const secretsSet = (account: ChannelAccount): string[] => Object.keys(openSecrets(account));

const empty = (value: unknown) => value === undefined || value === "";

function openSecrets(account: ChannelAccount | null): Values {
  if (!account?.secrets) return {};
  const text = unseal(account.secrets, account.id);
  return text === null ? {} : (JSON.parse(text) as Values);
}
