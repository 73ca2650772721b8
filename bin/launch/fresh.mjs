import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** sha256 over names and contents of files and folders below the root; what does not exist counts as empty. */
export function fingerprint(root, places) {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  for (const place of places)
    for (const file of filesBelow(root, place)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Was this step last finished for the same fingerprint? */
export function isFresh(root, step, mark) {
  const file = join(root, ".build", `${step}.mark`);
  return existsSync(file) && readFileSync(file, "utf8") === mark;
}

export function remember(root, step, mark) {
  mkdirSync(join(root, ".build"), { recursive: true });
  writeFileSync(join(root, ".build", `${step}.mark`), mark);
}

function filesBelow(root, place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [place];
  const names = readdirSync(path).filter(
    (name) => name !== "generated" && name !== "node_modules" && !name.startsWith("."),
  );
  return names.sort().flatMap((name) => filesBelow(root, join(place, name)));
}
