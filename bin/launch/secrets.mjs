import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What is made once and kept in `.data/secrets.json`, readable by its owner only. */
export function keepSecrets(home) {
  mkdirSync(home, { recursive: true });
  const file = join(home, "secrets.json");
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const fresh = { authSecret: secret(), databasePassword: secret(), metricsToken: secret() };
  const all = { ...fresh, ...kept };
  if (Object.keys(fresh).some((key) => !kept[key])) writeWhole(file, all);
  return { ...all, isNew: !kept.databasePassword };
}

/** Written beside and moved over, so that a kill in between leaves the old one whole. */
export function writeWhole(file, value) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function readIfThere(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function secret() {
  return randomBytes(32).toString("base64url");
}
